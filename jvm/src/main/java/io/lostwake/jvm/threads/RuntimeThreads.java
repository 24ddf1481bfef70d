package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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
  private final Map<HeapClass, Boolean> byClass = new HashMap<>();
  private final IdentityHashMap<List<HeapFrame>, Boolean> byFrames = new IdentityHashMap<>();

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
    return byClass.computeIfAbsent(
            graph.classOf(thread.object()), type -> CLASSES.stream().anyMatch(type::isA))
        || byFrames.computeIfAbsent(frames, RuntimeThreads::polls);
  }

  private static boolean polls(List<HeapFrame> frames) {
    return frames.stream()
        .anyMatch(
            frame -> frame.className().equals(POLLER) && frame.method().endsWith("ollerLoop"));
  }
}
