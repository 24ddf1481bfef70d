package io.lostwake.jvm.threads;

import java.util.List;

/**
 * A lock whose owner has ended and which nobody can release.
 *
 * @param lock its synchronizer, such as a {@code ReentrantLock$NonfairSync}
 * @param ownerObject the ended thread
 * @param waiters the threads that wait for it and cannot run again
 * @param behind threads that wait, over others or directly, for a lock that one of the waiters
 *     holds: they cannot run again either
 */
public record OrphanedLock(
    int lock, int ownerObject, List<JvmThread> waiters, List<JvmThread> behind) {
  public OrphanedLock {
    waiters = List.copyOf(waiters);
    behind = List.copyOf(behind);
  }
}
