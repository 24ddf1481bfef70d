package io.lostwake.model;

/** What a strand is blocked on. */
public enum WaitKind {
  /** A send on a channel that somebody could receive from. */
  CHAN_SEND(WaitFamily.CHANNEL),
  /** A receive from a channel that somebody could send to or close; {@code range} over one too. */
  CHAN_RECEIVE(WaitFamily.CHANNEL),
  /** A send on a nil channel: blocks forever by definition of the language. */
  CHAN_SEND_NIL(WaitFamily.CHANNEL),
  /** A receive from a nil channel: blocks forever by definition of the language. */
  CHAN_RECEIVE_NIL(WaitFamily.CHANNEL),
  /** A send or a receive: the format does not tell which (Go's {@code debug=1}). */
  CHAN_OPERATION(WaitFamily.CHANNEL),
  /** A {@code select} with at least one case. */
  SELECT(WaitFamily.CHANNEL),
  /** A {@code select} without cases: blocks forever by definition of the language. */
  SELECT_NO_CASES(WaitFamily.CHANNEL),
  /** A blocked put into a bounded or synchronous queue of the JVM; a transfer too. */
  QUEUE_PUT(WaitFamily.CHANNEL),
  /** A take from a queue of the JVM that is empty. */
  QUEUE_TAKE(WaitFamily.CHANNEL),
  /** An exchange with a partner ({@code java.util.concurrent.Exchanger}). */
  EXCHANGE(WaitFamily.CHANNEL),
  /** {@code sync.Mutex}, {@code ReentrantLock}. */
  MUTEX_LOCK(WaitFamily.LOCK),
  /** The reading side of {@code sync.RWMutex}, {@code ReadWriteLock}, {@code StampedLock}. */
  RWMUTEX_READ_LOCK(WaitFamily.LOCK),
  /** The writing side of {@code sync.RWMutex}, {@code ReadWriteLock}, {@code StampedLock}. */
  RWMUTEX_LOCK(WaitFamily.LOCK),
  /** The entry of a {@code synchronized} block or method. */
  MONITOR_ENTER(WaitFamily.LOCK),
  WAIT_GROUP_WAIT(WaitFamily.WAIT_GROUP),
  /** {@code CountDownLatch}, {@code Phaser}, {@code CyclicBarrier}. */
  LATCH_AWAIT(WaitFamily.WAIT_GROUP),
  /** The end of another thread, or of the tasks of a scope or an executor. */
  JOIN(WaitFamily.WAIT_GROUP),
  /** {@code sync.Cond.Wait}, {@code Condition.await}, {@code Object.wait}. */
  CONDITION_WAIT(WaitFamily.CONDITION),
  /** The result of a {@code CompletableFuture}, a {@code FutureTask} or the like. */
  FUTURE_GET(WaitFamily.FUTURE),
  /** A permit of a {@code java.util.concurrent.Semaphore}. */
  PERMIT_ACQUIRE(WaitFamily.PERMIT),
  /** {@code LockSupport.park} by code whose meaning is not known. */
  PARK(WaitFamily.OTHER),
  /** Any wait of the JVM that has a time limit, a sleep too: it ends by itself. */
  TIMED_WAIT(WaitFamily.SLEEP),
  /** A semaphore of Go's runtime whose user the dump does not tell. */
  SEMAPHORE(WaitFamily.OTHER),
  /** Network or file input or output, parked in the poller. */
  INPUT_OUTPUT(WaitFamily.INPUT_OUTPUT),
  SLEEP(WaitFamily.SLEEP),
  /** In a system call or in native code. */
  SYSTEM_CALL(WaitFamily.OTHER),
  /** Parked in a coroutine switch (Go's {@code iter.Pull}). */
  COROUTINE(WaitFamily.OTHER),
  RUNNING(WaitFamily.OTHER),
  /** Ready to run, or not started yet. */
  RUNNABLE(WaitFamily.OTHER),
  /** Work of the runtime itself: collector, scavenger, finalizer, tracer. */
  RUNTIME_INTERNAL(WaitFamily.OTHER),
  /** The dump does not tell, or tells something this version does not know. */
  UNKNOWN(WaitFamily.OTHER);

  private final WaitFamily family;

  WaitKind(WaitFamily family) {
    this.family = family;
  }

  /** What it is about, coarsely. */
  public WaitFamily family() {
    return family;
  }

  /** Whether it waits for a lock. */
  public boolean isLock() {
    return family == WaitFamily.LOCK;
  }

  /** Whether it can never end by the definition of the language. */
  public boolean isForever() {
    return this == CHAN_SEND_NIL || this == CHAN_RECEIVE_NIL || this == SELECT_NO_CASES;
  }
}
