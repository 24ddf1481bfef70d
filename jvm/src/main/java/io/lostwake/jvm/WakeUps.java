package io.lostwake.jvm;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.proof.HeapContents;
import io.lostwake.jvm.proof.LostThreads;
import io.lostwake.jvm.proof.PathToLife;
import io.lostwake.jvm.threads.JvmThread;
import io.lostwake.jvm.threads.JvmThreads;
import java.util.List;

/// Answers what could still wake a thread of a heap dump.
final class WakeUps {
  private final JvmThreads threads;
  private final LostThreads lost;

  WakeUps(HeapGraph graph, HeapContents contents) {
    threads = JvmThreads.of(graph);
    lost = LostThreads.in(graph, threads, contents);
  }

  /// @param named an id or a whole name
  List<WakeUp> of(String named) {
    return threads.all().stream()
        .filter(thread -> named.equals(Long.toString(thread.id())) || named.equals(thread.name()))
        .map(this::of)
        .toList();
  }

  private WakeUp of(JvmThread thread) {
    String reason = lost.whyNoProof();
    if (reason != null) {
      return new WakeUp(thread.toString(), "nothing is known: " + reason, List.of());
    }
    List<String> way =
        lost.whyAlive(thread).map(PathToLife::steps).orElse(List.of()).stream()
            .map(PathToLife.Step::toString)
            .toList();
    return new WakeUp(thread.toString(), says(thread, way), way);
  }

  private String says(JvmThread thread, List<String> way) {
    return switch (lost.tierOf(thread)) {
      case NOTHING_CAN_WAKE -> "nothing alive reaches it: it can never run again";
      case ONLY_ITS_EXECUTOR -> "only shutdownNow() or close() of its executor could wake it";
      case ONLY_A_WEAK_REFERENCE -> "only a weak reference leads to it, which is no proof";
      case NOT_PROVEN ->
          !way.isEmpty()
              ? "something alive reaches it:"
              : switch (thread.state()) {
                case TIMED_PARKED, TIMED_OBJECT_WAIT -> "its wait has a limit: it ends by itself";
                case BLOCKED ->
                    "it stands before a monitor, and a heap dump does not tell who holds it";
                case PARKED, OBJECT_WAIT -> "the dump does not tell what could wake it";
                default -> "it runs, or is ready to";
              };
    };
  }
}
