package io.lostwake.diagnosis;

import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.List;

/**
 * A blocked send, or a put into a full queue of the JVM. Where the format does not tell a send from
 * a receive, the other is named as well.
 */
record NoReceiver() implements Cause {
  private static final Explanation GO =
      new Explanation(
          "blocked in a send: nobody receives",
          "can never send: nobody will receive",
          "give the channel room for the value (make(chan T, 1)), or receive on every path, or send in a select with ctx.Done()",
          "a goroutine that still receives from this channel: after a while the same goroutines are gone");

  private static final Explanation EITHER_WAY =
      new Explanation(
          "blocked on a channel: nobody receives, or nobody sends",
          "can never go on: nobody will receive or send",
          "for a send give the channel room (make(chan T, 1)) or receive on every path; for a receive close the channel; or use a select with ctx.Done()",
          "a goroutine at the other end of this channel: after a while the same goroutines are gone");

  private static final Explanation PUT =
      new Explanation(
          "blocked in a put: nobody takes",
          "can never put: nobody will take",
          "give the queue room for what is put, or offer with a time limit and look at its result, or take on every path",
          "a thread that still takes from this queue: after a while the same threads are gone");

  private static final Explanation EXCHANGE =
      new Explanation(
          "blocked in an exchange: no partner comes",
          "can never exchange: no partner will come",
          "start both sides of an exchange together, or exchange with a time limit",
          "a partner that still comes to this Exchanger");

  @Override
  public String id() {
    return "no-receiver";
  }

  @Override
  public String title() {
    return "blocked send or put: nobody receives";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    return switch (wait) {
      case CHAN_OPERATION -> EITHER_WAY;
      case QUEUE_PUT -> PUT;
      case EXCHANGE -> EXCHANGE;
      default -> GO;
    };
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(group -> mayBePut(group.kind()))
        .map(group ->
            group.kind() == WaitKind.CHAN_OPERATION
                ? Claim.to(group, this, false).orElse(List.of("no-sender", "nil-channel"))
                : Claim.to(group, this, true))
        .toList();
  }

  private static boolean mayBePut(WaitKind kind) {
    return switch (kind) {
      case CHAN_SEND, CHAN_OPERATION, QUEUE_PUT, EXCHANGE -> true;
      default -> false;
    };
  }
}
