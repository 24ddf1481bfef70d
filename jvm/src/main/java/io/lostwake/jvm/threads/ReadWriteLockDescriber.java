package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.model.WaitKind;
import org.jspecify.annotations.Nullable;

/** {@code ReentrantReadWriteLock} and {@code StampedLock}. */
final class ReadWriteLockDescriber implements Describer {
  private static final String LOCK = "java.util.concurrent.locks.ReentrantReadWriteLock";
  private static final String STAMPED = "java.util.concurrent.locks.StampedLock";

  private final JvmThreads threads;
  private final Fields fields;
  private final Synchronizers synchronizers;
  private final long writeBit;
  private final long readBits;

  ReadWriteLockDescriber(HeapGraph graph, JvmThreads threads, Synchronizers synchronizers) {
    this.threads = threads;
    fields = threads.fields();
    this.synchronizers = synchronizers;
    HeapClass stamped = graph.classNamed(STAMPED);
    writeBit = stamped == null ? 0 : graph.staticNumber(stamped, "WBIT", 0);
    readBits = stamped == null ? 0 : graph.staticNumber(stamped, "RBITS", 0);
  }

  @Override
  public @Nullable Description describe(WaitingThread waiting) {
    if (waiting.isIn(LOCK)) {
      WaitKind kind = kind(waiting, waiting.type().endsWith("$ReadLock"));
      int lock = waiting.parkBlocker(Synchronizers.READ_WRITE_LOCK);
      return lock == HeapGraph.NONE ? Description.of(kind) : describe(kind, lock);
    }
    if (waiting.isIn(STAMPED)) {
      WaitKind kind = kind(waiting, waiting.calls(STAMPED, "acquireRead"));
      int lock = waiting.parkBlocker(STAMPED);
      return Description.of(kind, lock == HeapGraph.NONE ? "" : stamped(lock), lock);
    }
    return null;
  }

  /** Only its calls tell whether it wants to read or to write. */
  private static WaitKind kind(WaitingThread waiting, boolean reads) {
    if (!waiting.hasFrames()) {
      return WaitKind.PARK;
    }
    return reads ? WaitKind.RWMUTEX_READ_LOCK : WaitKind.RWMUTEX_LOCK;
  }

  private Description describe(WaitKind kind, int lock) {
    int owner = synchronizers.owner(lock);
    String words = synchronizers.words(lock);
    if (owner != HeapGraph.NONE) {
      words += ", write-held by " + threads.wordsWithEnd(owner);
      return new Description(kind, words, lock, threads.id(owner));
    }
    long holds = synchronizers.readHolds(lock);
    if (holds > 0) {
      int reader = synchronizers.firstReader(lock);
      words += ", " + readHolds(holds);
      if (reader != HeapGraph.NONE) {
        words += synchronizers.isFirstReaderAlone(lock) ? " by " : ", the first by ";
        words += threads.wordsWithEnd(reader);
        return new Description(kind, words, lock, threads.id(reader));
      }
    }
    return Description.of(kind, words, lock);
  }

  /** A {@code StampedLock} has no owner, and never tells who reads. */
  private String stamped(int lock) {
    long state = fields.number(lock, STAMPED, "state", 0);
    if (writeBit != 0 && (state & writeBit) != 0) {
      return "StampedLock, write-locked";
    }
    long holds = (state & readBits) + fields.number(lock, STAMPED, "readerOverflow", 0);
    return holds > 0 ? "StampedLock, " + readHolds(holds) : "StampedLock";
  }

  private static String readHolds(long count) {
    return count == 1 ? "1 read hold" : count + " read holds";
  }
}
