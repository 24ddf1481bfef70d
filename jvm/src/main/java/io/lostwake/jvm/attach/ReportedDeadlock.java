package io.lostwake.jvm.attach;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A deadlock that HotSpot itself found among platform threads. Monitors are only seen here: a heap
/// dump does not tell who holds them.
///
/// @param cycle each waits for what the next one holds, the last one for what the first one holds;
///   at least one
/// @param victims who waits for a thread of the cycle, or for another victim, without being waited
///   for; HotSpot names only some of them
public record ReportedDeadlock(List<Participant> cycle, List<Participant> victims) {
  public ReportedDeadlock {
    cycle = List.copyOf(cycle);
    victims = List.copyOf(victims);
  }

  /// A thread of a deadlock.
  ///
  /// @param name the thread's name, which may hold anything
  /// @param threadId what `Thread.threadId()` gives; null when several threads have this name
  /// @param awaitedClass the class of what it waits for
  /// @param isMonitor whether that is a monitor (`synchronized`), not a lock of
  ///   `java.util.concurrent`
  /// @param holder the name of the thread that holds it
  public record Participant(
      String name,
      @Nullable Long threadId,
      String awaitedClass,
      boolean isMonitor,
      String holder) {}
}
