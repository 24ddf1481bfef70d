package io.lostwake.diagnosis;

import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A goroutine that waits for {@code ctx.Done()}. In a dump it is an ordinary channel: only library
 * frames and names tell.
 */
record ContextNotCancelled() implements Cause {
  private static final Explanation GO =
      new Explanation(
          "waiting for a context that nobody cancels",
          "can never be released: nobody will cancel the context",
          "keep the cancel function and defer cancel() where the context is made; go vet reports lost ones",
          "code that still holds the cancel function and calls it at the end of its work");

  @Override
  public String id() {
    return "context-not-cancelled";
  }

  @Override
  public String title() {
    return "ctx.Done() that never comes";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    return GO;
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .map(group -> claim(group))
        .filter(Objects::nonNull)
        .toList();
  }

  private @Nullable Claim claim(Group group) {
    Pattern known = group.knowledge().orElse(null);
    if (known != null) {
      return id().equals(known.cause())
          ? Known.claim(group, this, known, Known.isSuspect(known, group))
          : null;
    }
    boolean isChannel = group.kind() == WaitKind.CHAN_RECEIVE || group.kind() == WaitKind.SELECT;
    if (!isChannel && group.kind() != WaitKind.CHAN_OPERATION) {
      return null;
    }
    return group
        .stack()
        .innermostApplicationFrame()
        .filter(frame -> Names.suggestsContext(frame.function()))
        .map(frame -> Claim.to(group, this, false).orElse(List.of("no-sender")))
        .orElse(null);
  }
}
