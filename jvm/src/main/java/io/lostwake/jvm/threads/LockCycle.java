package io.lostwake.jvm.threads;

import java.util.List;

/**
 * Threads each of which waits for a lock that the next one holds, the last one for one of the
 * first. None of them can run again.
 *
 * @param threads the threads of the circle, the one with the lowest id first; a single one that
 *     waits for itself is a circle too
 * @param behind threads outside the circle that wait, over others or directly, for a lock that one
 *     inside holds: they cannot run again either
 */
public record LockCycle(List<JvmThread> threads, List<JvmThread> behind) {
  public LockCycle {
    threads = List.copyOf(threads);
    behind = List.copyOf(behind);
  }
}
