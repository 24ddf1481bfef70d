package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapGraph;

/**
 * Reads {@code AbstractQueuedSynchronizer}, {@code AbstractQueuedLongSynchronizer}, and the locks
 * that the JDK builds on them.
 */
final class Synchronizers {
  static final String OWNABLE = "java.util.concurrent.locks.AbstractOwnableSynchronizer";
  static final String QUEUED = "java.util.concurrent.locks.AbstractQueuedSynchronizer";
  static final String QUEUED_LONG = "java.util.concurrent.locks.AbstractQueuedLongSynchronizer";
  static final String LOCK = "java.util.concurrent.locks.ReentrantLock$Sync";
  static final String READ_WRITE_LOCK = "java.util.concurrent.locks.ReentrantReadWriteLock$Sync";
  private static final long UNKNOWN = -1;

  private final HeapGraph graph;
  private final Fields fields;
  private final int sharedShift;

  Synchronizers(HeapGraph graph, Fields fields) {
    this.graph = graph;
    this.fields = fields;
    HeapClass type = graph.classNamed(READ_WRITE_LOCK);
    sharedShift = type == null ? -1 : (int) graph.staticNumber(type, "SHARED_SHIFT", -1);
  }

  /** The thread that holds a synchronizer alone; NONE when nobody does, or it does not tell. */
  int owner(int synchronizer) {
    return fields.reference(synchronizer, OWNABLE, "exclusiveOwnerThread");
  }

  /** Its state; -1 when it is no such synchronizer. */
  long state(int synchronizer) {
    long state = fields.number(synchronizer, QUEUED, "state", Long.MIN_VALUE);
    return state == Long.MIN_VALUE
        ? fields.number(synchronizer, QUEUED_LONG, "state", UNKNOWN)
        : state;
  }

  /** How many holds for reading a {@code ReentrantReadWriteLock} has; -1 when not known. */
  long readHolds(int synchronizer) {
    long state = state(synchronizer);
    return isShiftKnown() && state >= 0 ? state >>> sharedShift : UNKNOWN;
  }

  /** How often its owner has locked a {@code ReentrantReadWriteLock}; -1 when not known. */
  long writeHolds(int synchronizer) {
    long state = state(synchronizer);
    return isShiftKnown() && state >= 0 ? state & ((1L << sharedShift) - 1) : UNKNOWN;
  }

  /**
   * A thread that holds a {@code ReentrantReadWriteLock} for reading: the one that took it when
   * nobody did, and has not released it since. NONE when the lock does not tell.
   */
  int firstReader(int synchronizer) {
    boolean holds =
        readHolds(synchronizer) > 0
            && fields.number(synchronizer, READ_WRITE_LOCK, "firstReaderHoldCount", 0) > 0;
    return holds ? fields.reference(synchronizer, READ_WRITE_LOCK, "firstReader") : HeapGraph.NONE;
  }

  /** Whether the first reader is the only one. */
  boolean isFirstReaderAlone(int synchronizer) {
    return firstReader(synchronizer) != HeapGraph.NONE
        && fields.number(synchronizer, READ_WRITE_LOCK, "firstReaderHoldCount", 0)
            == readHolds(synchronizer);
  }

  /** The synchronizer that a {@code ConditionObject} belongs to, or NONE. */
  int ofCondition(int condition) {
    int lock = fields.reference(condition, QUEUED + "$ConditionObject", "this$0");
    return lock == HeapGraph.NONE
        ? fields.reference(condition, QUEUED_LONG + "$ConditionObject", "this$0")
        : lock;
  }

  /** The class of a synchronizer for people: of the lock it is a part of, if the JDK wrote it. */
  String words(int synchronizer) {
    String type = graph.classOf(synchronizer).name();
    return type.startsWith("java.util.concurrent.")
        ? Names.simple(Operation.outer(type))
        : Names.words(type);
  }

  private boolean isShiftKnown() {
    return sharedShift == 16 || sharedShift == 32;
  }
}
