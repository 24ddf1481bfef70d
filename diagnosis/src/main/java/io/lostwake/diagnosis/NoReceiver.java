package io.lostwake.diagnosis;

import io.lostwake.model.WaitKind;
import java.util.List;

/**
 * A blocked send. Where the format does not tell a send from a receive, the other is named as well.
 */
record NoReceiver() implements Cause {
  @Override
  public String id() {
    return "no-receiver";
  }

  @Override
  public String title() {
    return "blocked send: nobody receives";
  }

  @Override
  public String happened(boolean isProven) {
    return isProven ? "can never send: nobody will receive" : "blocked in a send: nobody receives";
  }

  @Override
  public String fix() {
    return "give the channel room for the value (make(chan T, 1)), or receive on every path, or send in a select with ctx.Done()";
  }

  @Override
  public String refutedBy() {
    return "a goroutine that still receives from this channel: after a while the same goroutines are gone";
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(
            group -> group.kind() == WaitKind.CHAN_SEND || group.kind() == WaitKind.CHAN_OPERATION)
        .map(group ->
            group.kind() == WaitKind.CHAN_SEND
                ? Claim.to(group, this, true)
                : Claim.to(group, this, false).orElse(List.of("no-sender", "nil-channel")))
        .toList();
  }
}
