package io.lostwake.jvm;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.threads.JvmThread;
import io.lostwake.jvm.threads.JvmThreads;
import io.lostwake.jvm.threads.ThreadState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How busy the scheduler of virtual threads is: a virtual thread that is ready to run waits for as
/// long as every carrier has another one mounted.
///
/// @param parallelism how many carriers the scheduler uses
/// @param busy how many virtual threads are mounted
/// @param ready how many virtual threads are ready to run and have no carrier
record CarrierThreads(long parallelism, long busy, long ready) {
  static CarrierThreads of(HeapGraph graph, JvmThreads threads) {
    long busy = 0;
    long ready = 0;
    for (JvmThread thread : threads.all()) {
      if (thread.isVirtual()) {
        busy += thread.isMounted() ? 1 : 0;
        ready += isReady(thread) ? 1 : 0;
      }
    }
    return new CarrierThreads(parallelism(graph), busy, ready);
  }

  /// Whether a virtual thread could run if it had a carrier.
  static boolean isReady(JvmThread thread) {
    return thread.isVirtual() && !thread.isMounted() && thread.state() == ThreadState.RUNNABLE;
  }

  /// `4 of 4 carriers busy`; null when none is ready, or the dump does not tell.
  @Nullable String words() {
    return parallelism <= 0 || ready == 0
        ? null
        : "%,d of %,d carriers busy, %,d virtual threads ready".formatted(busy, parallelism, ready);
  }

  /// The default scheduler, `VirtualThread.DEFAULT_SCHEDULER`: a `ForkJoinPool` in JDK 19 to 25, or
  /// wrapped by something that has it in a field.
  private static long parallelism(HeapGraph graph) {
    HeapClass type = graph.classNamed("java.lang.VirtualThread");
    if (type == null) {
      return 0;
    }
    for (String field : List.of("DEFAULT_SCHEDULER", "BUILTIN_SCHEDULER")) {
      int scheduler = graph.staticReference(type, field);
      if (scheduler != HeapGraph.NONE) {
        return graph.number(scheduler, "parallelism", 0);
      }
    }
    return 0;
  }
}
