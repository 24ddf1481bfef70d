package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import java.util.List;

/** Recognises the threads by which the JVM does its own work. */
final class RuntimeThreads {
  private static final List<String> CLASSES =
      List.of(
          "java.lang.ref.Reference$ReferenceHandler",
          "java.lang.ref.Finalizer$FinalizerThread",
          "jdk.internal.misc.InnocuousThread",
          "jdk.internal.misc.CarrierThread");

  private static final String POLLER = "sun.nio.ch.Poller";

  private final HeapGraph graph;

  RuntimeThreads(HeapGraph graph) {
    this.graph = graph;
  }

  /**
   * Whether a thread is the JVM's own: by its class, as one of the pollers of virtual threads, or
   * because it runs without a call of Java (compilers, the signal dispatcher).
   */
  boolean isOne(WaitingThread waiting) {
    JvmThread thread = waiting.thread();
    List<HeapFrame> frames = waiting.frames();
    if (frames.isEmpty()) {
      return !thread.isVirtual() && thread.state() == ThreadState.RUNNABLE;
    }
    return CLASSES.stream().anyMatch(type -> graph.classOf(thread.object()).isA(type))
        || frames.stream()
            .anyMatch(
                frame -> frame.className().equals(POLLER) && frame.method().endsWith("ollerLoop"));
  }
}
