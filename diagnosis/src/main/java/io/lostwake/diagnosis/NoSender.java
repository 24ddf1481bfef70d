package io.lostwake.diagnosis;

import io.lostwake.model.WaitKind;
import java.util.List;

/** A blocked receive, {@code range} over a channel included, or a select of which no case comes. */
record NoSender() implements Cause {
  @Override
  public String id() {
    return "no-sender";
  }

  @Override
  public String title() {
    return "blocked receive: nobody sends or closes";
  }

  @Override
  public String happened(boolean isProven) {
    return isProven
        ? "can never receive: nobody will send or close"
        : "blocked in a receive: nobody sends or closes";
  }

  @Override
  public String fix() {
    return "close the channel when the last value is sent (defer close(ch)), or receive in a select with ctx.Done()";
  }

  @Override
  public String refutedBy() {
    return "a goroutine that still sends on this channel, or closes it at the end of its work: idle workers look the same";
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(group -> group.kind() == WaitKind.CHAN_RECEIVE || group.kind() == WaitKind.SELECT)
        .map(group ->
            group.kind() == WaitKind.CHAN_RECEIVE
                ? Claim.to(group, this, false)
                : Claim.to(group, this, false)
                    .orElse(List.of("no-receiver", "context-not-cancelled")))
        .toList();
  }
}
