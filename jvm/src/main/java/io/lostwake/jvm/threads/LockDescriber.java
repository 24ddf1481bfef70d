package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.model.WaitKind;
import org.jspecify.annotations.Nullable;

/** {@code ReentrantLock}, and synchronizers of programs that tell who holds them. */
final class LockDescriber implements Describer {
  private static final String LOCK = "java.util.concurrent.locks.ReentrantLock";

  private final JvmThreads threads;
  private final Synchronizers synchronizers;

  LockDescriber(JvmThreads threads, Synchronizers synchronizers) {
    this.threads = threads;
    this.synchronizers = synchronizers;
  }

  @Override
  public @Nullable Description describe(WaitingThread waiting) {
    if (waiting.isIn(LOCK)) {
      int lock = waiting.parkBlocker(Synchronizers.LOCK);
      return lock == HeapGraph.NONE ? Description.of(WaitKind.MUTEX_LOCK) : describe(lock);
    }
    boolean isOwn =
        waiting.type().equals(Synchronizers.QUEUED)
            || waiting.type().equals(Synchronizers.QUEUED_LONG);
    return isOwn ? describeOwn(waiting) : null;
  }

  private Description describe(int lock) {
    int owner = synchronizers.owner(lock);
    String words = synchronizers.words(lock);
    if (owner != HeapGraph.NONE) {
      words += " held by " + threads.wordsWithEnd(owner);
    } else if (synchronizers.state(lock) == 0) {
      words += ", held by nobody";
    }
    return new Description(WaitKind.MUTEX_LOCK, words, lock, threads.id(owner));
  }

  /** What it means to acquire it, only the program knows, unless it names an owner. */
  private Description describeOwn(WaitingThread waiting) {
    int blocker = waiting.parkBlocker(Synchronizers.OWNABLE);
    if (blocker == HeapGraph.NONE) {
      return Description.of(WaitKind.PARK);
    }
    return synchronizers.owner(blocker) == HeapGraph.NONE
        ? Description.of(
            WaitKind.PARK,
            synchronizers.words(blocker) + " at " + synchronizers.state(blocker),
            blocker)
        : describe(blocker);
  }
}
