package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import java.util.List;

/**
 * Tells whether a wake-up may already be on its way to a thread that a dump still shows waiting.
 * Whoever sent it may have let go of the thread, so that nothing alive reaches it any more, and yet
 * it runs a moment later.
 *
 * <p>A virtual thread carries the permit as a field. The permit of a platform thread is native:
 * what tells there is the node by which it waits, because in the JDK whoever wakes a thread marks
 * its node before. Nodes as in JDK 22 to 25.
 */
public final class WakeUps {
  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String VIRTUAL_THREAD = "java.lang.VirtualThread";

  /** Bits of the status of a node of a synchronizer. */
  private static final int WAITING = 1;

  private static final int IN_CONDITION = 2;

  private static final List<String> QUEUED =
      List.of(Synchronizers.QUEUED + "$Node", Synchronizers.QUEUED_LONG + "$Node");

  private final HeapGraph graph;
  private final JvmThreads threads;
  private final Fields fields;

  /** For the threads of a dump of JDK 22 or later. */
  public WakeUps(HeapGraph graph, JvmThreads threads) {
    this.graph = graph;
    this.threads = threads;
    fields = threads.fields();
  }

  /**
   * The object whose {@code notify} ends a thread's {@code Object.wait}; NONE when it is in none,
   * or when the dump does not tell: compiled code does not keep it. Then nobody knows who can reach
   * it.
   */
  public int monitorOf(JvmThread thread) {
    return thread.state() == ThreadState.OBJECT_WAIT
        ? Monitors.waitedOn(new WaitingThread(graph, threads, thread))
        : HeapGraph.NONE;
  }

  /**
   * Whether it may; true as well when the dump does not tell, and for a thread that does not wait.
   */
  public boolean mayBeUnderWay(JvmThread thread) {
    int object = thread.object();
    if (fields.number(object, "java.lang.Thread", "interrupted", 1) != 0) {
      return true;
    }
    boolean isVirtual = graph.classOf(object).isA(VIRTUAL_THREAD);
    return switch (thread.state()) {
      case PARKED ->
          isVirtual
              ? fields.number(object, VIRTUAL_THREAD, "parkPermit", 1) != 0
              : !waitsByNode(thread);
      case OBJECT_WAIT ->
          // HotSpot sets a platform thread to BLOCKED as soon as it is notified.
          monitorOf(thread) == HeapGraph.NONE
              || (isVirtual && fields.number(object, VIRTUAL_THREAD, "notified", 1) != 0);
      case BLOCKED -> !isVirtual || fields.number(object, VIRTUAL_THREAD, "blockPermit", 1) != 0;
      default -> true;
    };
  }

  /** Whether a node that its calls refer to says that nobody has woken it. */
  private boolean waitsByNode(JvmThread thread) {
    HeapThread stack = thread.stack();
    if (stack == null) {
      return false;
    }
    List<HeapFrame> frames = stack.frames();
    int operation = threads.operation(frames);
    for (int i = 0; i <= operation && i < frames.size(); i++) {
      boolean acquires = frames.get(i).method().startsWith("acquire");
      if (stack.locals(i).anyMatch(node -> waits(node, thread.object(), acquires))) {
        return true;
      }
    }
    return false;
  }

  private boolean waits(int node, int thread, boolean acquires) {
    for (String type : QUEUED) {
      if (fields.reference(node, type, "waiter") == thread) {
        boolean isForCondition = graph.classOf(node).name().endsWith("$ConditionNode");
        int bit = isForCondition && !acquires ? IN_CONDITION : WAITING;
        return (fields.number(node, type, "status", 0) & bit) != 0;
      }
    }
    return waitsInTransfer(node, thread)
        || isWriteLocked(node)
        || isUndone(node, thread)
        || hasOpenSubtasks(node)
        || isWriterOfStampedLock(node, thread)
        || refers(node, CONCURRENT + "FutureTask$WaitNode", "thread", thread)
        || refers(node, CONCURRENT + "CompletableFuture$Signaller", "thread", thread)
        || refers(node, CONCURRENT + "Phaser$QNode", "thread", thread)
        || waitsInExchange(node, thread);
  }

  private boolean refers(int node, String type, String field, int thread) {
    return fields.reference(node, type, field) == thread;
  }

  /** A node of a {@code SynchronousQueue} or {@code LinkedTransferQueue} without its match. */
  private boolean waitsInTransfer(int node, int thread) {
    String type = CONCURRENT + "LinkedTransferQueue$DualNode";
    if (fields.reference(node, type, "waiter") != thread) {
      return false;
    }
    boolean hasItem = fields.reference(node, type, "item") != HeapGraph.NONE;
    return hasItem == (fields.number(node, type, "isData", 0) != 0);
  }

  private boolean waitsInExchange(int node, int thread) {
    String type = CONCURRENT + "Exchanger$Node";
    return fields.reference(node, type, "parked") == thread
        && fields.has(node, type, "match")
        && fields.reference(node, type, "match") == HeapGraph.NONE;
  }

  /** Whoever is woken at a {@code StampedLock} that a writer holds goes back to wait. */
  private boolean isWriteLocked(int node) {
    HeapClass type = graph.classNamed(CONCURRENT + "locks.StampedLock");
    return type != null
        && graph.classOf(node).isA(type.name())
        && (fields.number(node, type.name(), "state", 0) & graph.staticNumber(type, "WBIT", 0))
            != 0;
  }

  /** The status of a {@code ForkJoinTask} turns negative before those who wait for it are woken. */
  private boolean isUndone(int node, int thread) {
    return fields.reference(thread, "java.lang.Thread", "parkBlocker") == node
        && !graph.classOf(node).isA(CONCURRENT + "CompletableFuture$Completion")
        && fields.number(node, CONCURRENT + "ForkJoinTask", "status", -1) >= 0;
  }

  /** The owner of a scope is woken when the last subtask has ended, or by a permit. */
  private boolean hasOpenSubtasks(int node) {
    String type = "jdk.internal.misc.ThreadFlock";
    return fields.number(node, type, "threadCount", 0) > 0
        && fields.number(node, type, "permit", 1) == 0
        && fields.number(node, type, "shutdown", 1) == 0;
  }

  /** Only of writers: one who wakes a reader beside others leaves its node as it is. */
  private boolean isWriterOfStampedLock(int node, int thread) {
    String lock = CONCURRENT + "locks.StampedLock";
    return graph.classOf(node).isA(lock + "$WriterNode")
        && fields.reference(node, lock + "$Node", "waiter") == thread
        && (fields.number(node, lock + "$Node", "status", 0) & WAITING) != 0;
  }
}
