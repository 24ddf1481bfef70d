package io.lostwake.jvm.attach;

import java.time.Duration;

/// What taking a heap dump is about to do to a JVM. The estimates come from measurements with heaps
/// of 14 MiB to 2.9 GiB on two cores (JDK 21.0.8 and 25.0.3; G1, Serial, Parallel, ZGC): a dump has
/// 1.0 times the bytes of the heap in use for large arrays, 1.3 times for maps and strings, 1.8
/// times for boxed numbers and up to 2.2 times for parked virtual threads; 64 to 1000 MiB of heap
/// are written in a second, 110 to 500 MiB of maps and strings. An idle program with 2 MiB of heap
/// has a dump of 4 MiB, written in 0.05 to 0.12 s.
///
/// @param jvm which JVM, with the version it says itself
/// @param heapInUse bytes, garbage included; -1 when the JVM does not tell
/// @param liveObjectsOnly whether garbage is left out
public record DumpPlan(LiveJvm jvm, long heapInUse, boolean liveObjectsOnly) {
  private static final double DUMPED_PER_USED = 1.3;
  private static final double MOST_DUMPED_PER_USED = 2.3;
  private static final long CLASSES = 2L << 20;
  private static final long MOST_CLASSES = 64L << 20;
  private static final long SLOWEST_PER_SECOND = 60L << 20;
  private static final long FASTEST_PER_SECOND = 500L << 20;

  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST_BEGINNING = Duration.ofMillis(200);

  /// Whether the JVM tells how full its heap is, so that there are estimates.
  public boolean isEstimated() {
    return heapInUse >= 0;
  }

  /// About how many bytes the dump will have.
  public long size() {
    return (long) (heapInUse * DUMPED_PER_USED) + CLASSES;
  }

  /// How many bytes the dump can have at most; room for this is asked for.
  public long mostSize() {
    return (long) (heapInUse * MOST_DUMPED_PER_USED) + MOST_CLASSES;
  }

  /// The shortest time for which the JVM will stand still.
  public Duration shortestPause() {
    return time(FASTEST_PER_SECOND).plus(SHORTEST);
  }

  /// The longest time for which the JVM will stand still on a machine like the measured one.
  public Duration longestPause() {
    return time(SLOWEST_PER_SECOND).plus(LONGEST_BEGINNING);
  }

  private Duration time(long bytesPerSecond) {
    return Duration.ofMillis(heapInUse * 1000 / bytesPerSecond);
  }
}
