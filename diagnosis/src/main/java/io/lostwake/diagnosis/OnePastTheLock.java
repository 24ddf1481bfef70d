package io.lostwake.diagnosis;

import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.WaitKind;
import java.util.List;
import java.util.Optional;

/**
 * One goroutine that writes or sends further on in the function in which all others wait for a
 * lock: a logger whose output nobody reads looks so. Only one can hold a lock, so more than one
 * further on says nothing.
 */
final class OnePastTheLock {
  /** A short queue behind a write is everyday contention. */
  private static final int FEWEST_WAITERS = 8;

  private OnePastTheLock() {}

  /** What is observed, if the other group is that one goroutine. */
  static Optional<Locks.Held> of(Group waiter, Group other) {
    if (other.count() != 1 || waiter.count() < FEWEST_WAITERS || !isStuck(other.kind())) {
      return Optional.empty();
    }
    return caller(waiter)
        .filter(call -> other.stack().frames().stream().anyMatch(frame -> isPast(call, frame)))
        .map(call ->
            new Locks.Held(
                other,
                false,
                "it is further on in %s, where %d wait at %s"
                    .formatted(call.function(), waiter.count(), call.place())));
  }

  private static boolean isStuck(WaitKind kind) {
    return kind == WaitKind.SYSTEM_CALL
        || kind == WaitKind.INPUT_OUTPUT
        || kind == WaitKind.CHAN_SEND;
  }

  /** The call that wants the lock: the innermost that is no method of a lock itself. */
  private static Optional<Frame> caller(Group waiter) {
    return waiter.stack().frames().stream()
        .filter(frame -> frame.origin() == Origin.APPLICATION || frame.origin() == Origin.LIBRARY)
        .filter(frame -> !List.of("Lock", "RLock").contains(Names.simpleName(frame.function())))
        .findFirst();
  }

  private static boolean isPast(Frame call, Frame frame) {
    return frame.function().equals(call.function())
        && frame.file().equals(call.file())
        && call.line() > 0
        && frame.line() > call.line();
  }
}
