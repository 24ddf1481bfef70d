package io.lostwake.jvm.threads;

import io.lostwake.model.WaitKind;
import java.util.Set;

/** Names the operation in which a thread waits, the same for all threads at a place. */
final class WaitText {
  private static final Set<String> SLEEPS =
      Set.of("Thread.sleep", "TimeUnit.sleep", "Thread.sleepNanos", "Thread.sleep0");

  private WaitText() {}

  /** Such as {@code CountDownLatch.await}; empty for a thread in no wait, or in an unknown one. */
  static String of(WaitingThread waiting, Description description) {
    return switch (description.kind()) {
      case UNKNOWN, RUNNING, RUNNABLE -> "";
      case MONITOR_ENTER -> "synchronized";
      default -> waiting.hasFrames() ? operation(waiting, description) : blocker(waiting);
    };
  }

  /**
   * Whether the wait ends by itself. {@code close()} of an executor waits again when it is over.
   */
  static boolean hasLimit(WaitingThread waiting, Description description) {
    boolean startsAgain = description.kind() == WaitKind.JOIN && waiting.method().equals("close");
    return waiting.thread().state().isTimedWait() && !startsAgain;
  }

  private static String operation(WaitingThread waiting, Description description) {
    String type = isCondition(waiting) ? "Condition" : published(Names.simple(waiting.type()));
    String operation = type + "." + Names.method(waiting.method());
    return hasLimit(waiting, description) && !SLEEPS.contains(operation)
        ? operation + " with a limit"
        : operation;
  }

  /** The class by which programs know one that the JDK keeps to itself. */
  private static String published(String type) {
    return switch (type) {
      case "StructuredTaskScopeImpl" -> "StructuredTaskScope";
      case "ProcessImpl" -> "Process";
      default -> type;
    };
  }

  /** Where the dump has no calls, the class of the JDK that the thread is parked for. */
  private static String blocker(WaitingThread waiting) {
    if (waiting.thread().state() == ThreadState.OBJECT_WAIT
        || waiting.thread().state() == ThreadState.TIMED_OBJECT_WAIT) {
      return "Object.wait";
    }
    if (isCondition(waiting)) {
      return "Condition";
    }
    return waiting.type().startsWith("java.util.concurrent.")
        ? Names.simple(Operation.outer(waiting.type()))
        : "";
  }

  private static boolean isCondition(WaitingThread waiting) {
    return waiting.type().endsWith("Synchronizer$ConditionObject");
  }
}
