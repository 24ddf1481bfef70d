package io.lostwake.diagnosis;

import io.lostwake.model.Frame;
import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A blocked receive, {@code range} over a channel included, or a select of which no case comes; a
 * take from an empty queue of the JVM, or a loop that polls one.
 */
record NoSender() implements Cause {
  private static final Pattern POLL_CALL =
      Pattern.compile("(?:Queue|Deque|Transfer\\w*)\\.poll(?:First|Last)?$");

  private static final Explanation GO =
      new Explanation(
          "blocked in a receive: nobody sends or closes",
          "can never receive: nobody will send or close",
          "close the channel when the last value is sent (defer close(ch)), or receive in a select with ctx.Done()",
          "a goroutine that still sends on this channel, or closes it at the end of its work: idle workers look the same");

  private static final Explanation TAKE =
      new Explanation(
          "blocked in a take: nobody puts",
          "can never take: nobody will put",
          "put a last element that ends the loop, one for each taker, or interrupt the taker where its producer ends, or poll with a time limit and look whether more can come",
          "a thread that still puts into this queue: idle workers look the same");

  private static final Explanation POLL =
      new Explanation(
          "polling a queue again and again: nobody puts",
          "polling a queue that nobody will fill",
          "end the loop when its producer ends: by a last element, a flag or an interrupt",
          "a thread that still puts into this queue, or a flag that ends the loop");

  @Override
  public String id() {
    return "no-sender";
  }

  @Override
  public String title() {
    return "blocked receive or take: nobody sends or closes";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    return switch (wait) {
      case QUEUE_TAKE -> TAKE;
      case TIMED_WAIT -> POLL;
      default -> GO;
    };
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(NoSender::mayBeTake)
        .map(group ->
            group.kind() == WaitKind.SELECT
                ? Claim.to(group, this, false)
                    .orElse(List.of("no-receiver", "context-not-cancelled"))
                : Claim.to(group, this, false))
        .toList();
  }

  private static boolean mayBeTake(Group group) {
    return switch (group.kind()) {
      case CHAN_RECEIVE, SELECT, QUEUE_TAKE -> true;
      case TIMED_WAIT -> polls(group);
      default -> false;
    };
  }

  /** A loop around a poll with a time limit; the queues of the JDK and others are named alike. */
  static boolean polls(Group group) {
    return group.stack().frames().stream()
        .map(Frame::function)
        .anyMatch(function -> POLL_CALL.matcher(function).find());
  }
}
