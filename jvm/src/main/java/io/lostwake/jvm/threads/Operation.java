package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapFrame;
import java.util.List;
import java.util.Set;

/**
 * Finds the public operation of the JDK in which a thread waits, such as {@code
 * SynchronousQueue.put}, below the calls by which the JDK does it. Class and method names as in JDK
 * 17 to 25; a call it does not know ends the search, so that nothing of the user's is ever taken
 * for the JDK's.
 */
final class Operation {
  private static final String CONCURRENT = "java.util.concurrent.";

  /** Whose calls only ever serve the wait of another one. */
  private static final Set<String> INNER_CLASSES =
      Set.of(
          "jdk.internal.vm.Continuation",
          "jdk.internal.misc.Unsafe",
          "jdk.internal.misc.VirtualThreads",
          "jdk.internal.misc.ThreadFlock",
          "jdk.internal.misc.Blocker",
          "sun.misc.Unsafe",
          "java.lang.System",
          "java.lang.Object",
          CONCURRENT + "locks.LockSupport",
          CONCURRENT + "locks.AbstractQueuedSynchronizer",
          CONCURRENT + "locks.AbstractQueuedLongSynchronizer",
          CONCURRENT + "CompletableFuture$Signaller",
          CONCURRENT + "LinkedTransferQueue$DualNode",
          CONCURRENT + "Phaser$QNode",
          CONCURRENT + "SynchronousQueue$Transferer",
          CONCURRENT + "SynchronousQueue$TransferStack",
          CONCURRENT + "SynchronousQueue$TransferQueue");

  private static final Set<String> INNER_METHODS =
      Set.of(
          CONCURRENT + "ForkJoinPool.managedBlock",
          CONCURRENT + "ForkJoinPool.unmanagedBlock",
          CONCURRENT + "ForkJoinPool.compensatedBlock",
          CONCURRENT + "LinkedTransferQueue.xfer",
          CONCURRENT + "LinkedTransferQueue.awaitMatch",
          "java.lang.Thread.sleep0",
          "java.lang.Thread.sleepNanos",
          "java.lang.Thread.sleepNanos0",
          "java.lang.Thread.yield0");

  /** The classes whose public operations wait; nested classes count with them. */
  private static final Set<String> OUTER_CLASSES =
      Set.of(
          CONCURRENT + "ArrayBlockingQueue",
          CONCURRENT + "CompletableFuture",
          CONCURRENT + "CountDownLatch",
          CONCURRENT + "CyclicBarrier",
          CONCURRENT + "DelayQueue",
          CONCURRENT + "Exchanger",
          CONCURRENT + "ExecutorCompletionService",
          CONCURRENT + "ExecutorService",
          CONCURRENT + "ForkJoinPool",
          CONCURRENT + "ForkJoinTask",
          CONCURRENT + "FutureTask",
          CONCURRENT + "LinkedBlockingDeque",
          CONCURRENT + "LinkedBlockingQueue",
          CONCURRENT + "LinkedTransferQueue",
          CONCURRENT + "Phaser",
          CONCURRENT + "PriorityBlockingQueue",
          CONCURRENT + "ScheduledThreadPoolExecutor",
          CONCURRENT + "Semaphore",
          CONCURRENT + "StructuredTaskScope",
          CONCURRENT + "StructuredTaskScopeImpl",
          CONCURRENT + "SynchronousQueue",
          CONCURRENT + "ThreadPerTaskExecutor",
          CONCURRENT + "ThreadPoolExecutor",
          CONCURRENT + "TimeUnit",
          CONCURRENT + "locks.ReentrantLock",
          CONCURRENT + "locks.ReentrantReadWriteLock",
          CONCURRENT + "locks.StampedLock",
          "java.lang.Process",
          "java.lang.ProcessImpl",
          "java.lang.Thread",
          "java.lang.ref.ReferenceQueue");

  /** Calls that run somebody's code, or look for some to run: no operation reaches beyond them. */
  private static final Set<String> RUNNERS =
      Set.of(
          "run",
          "runWith",
          "runAndReset",
          "runWorker",
          "getTask",
          "call",
          "exec",
          "doExec",
          "compute",
          "topLevelExec",
          "tryFire",
          "postComplete",
          "postFire",
          "invoke",
          "scan");

  /** Operations that wait by calling another operation. */
  private static final Set<String> USING_METHODS =
      Set.of(
          "java.lang.VirtualThread.joinNanos",
          "java.lang.ProcessImpl.waitFor",
          CONCURRENT + "ExecutorCompletionService.take",
          CONCURRENT + "ExecutorCompletionService.poll",
          CONCURRENT + "ExecutorService.close",
          CONCURRENT + "ForkJoinPool.awaitTermination",
          CONCURRENT + "ThreadPerTaskExecutor.awaitTermination",
          CONCURRENT + "ThreadPoolExecutor.awaitTermination");

  private Operation() {}

  /**
   * The index of the operation among the frames of a thread, innermost first; that of the user's
   * own innermost call when no operation of the JDK is above it. 0 for a thread without frames.
   */
  static int index(List<HeapFrame> frames) {
    int next = 0;
    while (next < frames.size() && isInner(frames.get(next))) {
      next++;
    }
    if (next == frames.size() || !isOperation(frames.get(next))) {
      return Math.max(0, next - 1);
    }
    int operation = outermostOfClass(frames, next);
    while (operation + 1 < frames.size() && isUsing(frames.get(operation + 1))) {
      operation = outermostOfClass(frames, operation + 1);
      if (isInner(frames.get(operation)) && operation + 1 < frames.size()) {
        operation = outermostOfClass(frames, operation + 1);
      }
    }
    return operation;
  }

  /** Whether a call is one by which the JDK waits, and not one that a program makes. */
  static boolean isInner(HeapFrame frame) {
    String type = frame.className();
    if (type.contains("$$Lambda")) {
      return false;
    }
    return INNER_CLASSES.contains(type)
        || INNER_CLASSES.contains(outer(type))
        || type.startsWith("sun.nio.ch.")
        || (type.equals("java.lang.VirtualThread") && !RUNNERS.contains(frame.method()))
        || INNER_METHODS.contains(type + "." + frame.method());
  }

  private static boolean isOperation(HeapFrame frame) {
    String type = outer(frame.className());
    return !RUNNERS.contains(frame.method())
        && (OUTER_CLASSES.contains(type)
            || type.startsWith("java.net.")
            || type.startsWith("java.io."));
  }

  private static boolean isUsing(HeapFrame frame) {
    return USING_METHODS.contains(frame.className() + "." + frame.method());
  }

  /** The outermost of the calls from a class into itself, which start at a frame. */
  private static int outermostOfClass(List<HeapFrame> frames, int start) {
    String type = outer(frames.get(start).className());
    int index = start;
    while (index + 1 < frames.size()
        && outer(frames.get(index + 1).className()).equals(type)
        && !RUNNERS.contains(frames.get(index + 1).method())) {
      index++;
    }
    return index;
  }

  /** The class in whose file a class is. */
  static String outer(String type) {
    int nested = type.indexOf('$');
    return nested <= 0 ? type : type.substring(0, nested);
  }
}
