package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.model.WaitKind;
import org.jspecify.annotations.Nullable;

/** {@code Condition.await} and {@code Object.wait} that a program itself calls. */
final class ConditionDescriber implements Describer {
  private final HeapGraph graph;
  private final Synchronizers synchronizers;

  ConditionDescriber(HeapGraph graph, Synchronizers synchronizers) {
    this.graph = graph;
    this.synchronizers = synchronizers;
  }

  @Override
  public @Nullable Description describe(WaitingThread waiting) {
    if (waiting.type().endsWith("Synchronizer$ConditionObject")) {
      int condition = waiting.parkBlocker();
      int lock = synchronizers.ofCondition(condition);
      // Without its calls it may as well be the condition of a queue.
      return Description.of(
          waiting.hasFrames() ? WaitKind.CONDITION_WAIT : WaitKind.PARK,
          lock == HeapGraph.NONE ? "" : "Condition of " + synchronizers.words(lock),
          lock == HeapGraph.NONE ? HeapGraph.NONE : condition);
    }
    if (waiting.type().equals("java.lang.Object")) {
      int monitor = Monitors.waitedOn(waiting);
      return Description.of(
          WaitKind.CONDITION_WAIT,
          monitor == HeapGraph.NONE
              ? ""
              : "Object.wait on " + Names.words(graph.classOf(monitor).name()),
          monitor);
    }
    return null;
  }
}
