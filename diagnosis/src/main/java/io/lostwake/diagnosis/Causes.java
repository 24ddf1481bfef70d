package io.lostwake.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The catalogue of causes. */
public final class Causes {
  /**
   * In the order in which they are asked: a cause that explains several groups at once, or that
   * rests on more than the wait, comes before one that explains what is left.
   */
  private static final List<Cause> IN_ORDER =
      List.of(
          new NilChannel(),
          new EmptySelect(),
          new LockCycle(),
          new LockHeldWhileBlocked(),
          new MutexNotUnlocked(),
          new WholeProcessDeadlock(),
          new SchedulerStarved(),
          new ResourceNotClosed(),
          new NoReceiver(),
          new ContextNotCancelled(),
          new ContractNotKept(),
          new FutureNeverCompleted(),
          new WaitgroupMismatch(),
          new ConditionNeverSignalled(),
          new SlowWait(),
          new NoSender());

  private Causes() {}

  /** Every cause, in the order in which they are asked. */
  public static List<Cause> all() {
    return IN_ORDER;
  }

  /** The ids of all causes, in alphabetical order. */
  public static SequencedSet<String> ids() {
    return IN_ORDER.stream().map(Cause::id).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The cause with an id. */
  public static Optional<Cause> byId(String id) {
    return IN_ORDER.stream().filter(cause -> cause.id().equals(id)).findFirst();
  }
}
