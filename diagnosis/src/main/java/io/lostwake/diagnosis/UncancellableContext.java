package io.lostwake.diagnosis;

import io.lostwake.model.Evidence;
import io.lostwake.model.Evidence.Strength;
import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.WaitKind;
import java.util.List;

/**
 * A library that receives from a nil channel: the Done channel of a context that nobody can cancel,
 * such as {@code context.Background()}, is nil. Such a goroutine never wakes, which is certain, and
 * loses nothing as long as there are no more of them: it lives as long as the process, as it was
 * asked to.
 */
final class UncancellableContext {
  /** More at one place than the parts of a healthy program start. */
  private static final int MANY = 100;

  /** What to do about it, where it is one. */
  static final String FIX =
      "give the library a context that can be cancelled (context.WithCancel), and cancel it where its"
          + " work ends; where it works as long as the process does, nothing needs to be done";

  private UncancellableContext() {}

  /** Whether the receive is a library's, not one that the user wrote. */
  static boolean mayBeAwaited(Group group) {
    return group.kind() == WaitKind.CHAN_RECEIVE_NIL
        && group.stack().frames().stream()
            .filter(frame -> isSomebodys(frame))
            .findFirst()
            .map(frame -> frame.origin() == Origin.LIBRARY)
            .orElse(false);
  }

  private static boolean isSomebodys(Frame frame) {
    return frame.origin() == Origin.APPLICATION || frame.origin() == Origin.LIBRARY;
  }

  /**
   * The proofs of a group, given what else is known of it: where it may be an uncancellable
   * context, and nothing shows that they accumulate, what remains of them is that it never wakes.
   */
  static List<Evidence> weighed(List<Evidence> proofs, Group group, List<Evidence> others) {
    boolean accumulates = others.stream().anyMatch(fact -> fact.strength() == Strength.STRONG);
    boolean fellAsleep = proofs.stream().anyMatch(fact -> fact.kind().equals("fatal-error"));
    if (!mayBeAwaited(group) || accumulates || fellAsleep || group.count() >= MANY) {
      return proofs;
    }
    return List.of(
        Facts.weak(
            "nil-in-library",
            "%s is for good, but a library that waits for a context that nobody can cancel looks so (the Done channel of context.Background() is nil), and nothing shows that they become more"
                .formatted(group.blockedOn().text())));
  }
}
