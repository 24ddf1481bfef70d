package io.lostwake.jvm.threads;

/** What a thread was doing when the dump was taken. A sleep counts as timed. */
public enum ThreadState {
  /** Not started. */
  NEW,
  /** Running, ready to run, or on its way into or out of a wait. */
  RUNNABLE,
  /** In {@code LockSupport.park}, without a limit. */
  PARKED,
  /** In {@code LockSupport.parkNanos}, {@code parkUntil} or {@code Thread.sleep}. */
  TIMED_PARKED,
  /** In {@code Object.wait}, without a limit. */
  OBJECT_WAIT,
  /** In {@code Object.wait} with a limit. */
  TIMED_OBJECT_WAIT,
  /** At the entry of a monitor that another thread holds. */
  BLOCKED,
  /** Over: it will never run again. */
  TERMINATED,
  /** A number that this version does not know, or a thread that a debugger has suspended. */
  UNKNOWN;

  /** Whether it is in a wait that ends only when somebody else acts. */
  public boolean isUntimedWait() {
    return this == PARKED || this == OBJECT_WAIT || this == BLOCKED;
  }

  /** Whether it is in a wait that ends by itself. */
  public boolean isTimedWait() {
    return this == TIMED_PARKED || this == TIMED_OBJECT_WAIT;
  }
}
