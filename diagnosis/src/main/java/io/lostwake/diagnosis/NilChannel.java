package io.lostwake.diagnosis;

import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.List;

/** A send or a receive on a nil channel: the Go specification says that it blocks forever. */
record NilChannel() implements Cause {
  private static final Explanation GO =
      new Explanation(
          "blocked on a channel that is nil",
          "blocked forever: the channel is nil",
          "make the channel before it is used (make(chan T)); a nil channel is only useful to switch off a case of a select",
          "a library that waits for the Done channel of a context without cancel, which is nil: as long as they do not become more, nothing is lost");

  @Override
  public String id() {
    return "nil-channel";
  }

  @Override
  public String title() {
    return "send or receive on a nil channel";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    return GO;
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(group ->
            group.kind() == WaitKind.CHAN_SEND_NIL || group.kind() == WaitKind.CHAN_RECEIVE_NIL)
        .map(group -> {
          Claim claim = Claim.to(group, this, true);
          return UncancellableContext.mayBeAwaited(group)
              ? claim.fixedBy(UncancellableContext.FIX)
              : claim;
        })
        .toList();
  }
}
