package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.threads.JvmThread;
import io.lostwake.jvm.threads.JvmThreads;
import io.lostwake.jvm.threads.ThreadState;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What is proven about the threads of a dump, by their names. */
record Proven(Map<String, Tier> tiers, Map<String, String> ways, Map<String, String> executors) {
  static Proven in(Path dump, HeapContents contents) throws Exception {
    try (HeapGraph graph = HeapGraph.open(dump)) {
      JvmThreads threads = JvmThreads.of(graph);
      LostThreads lost = LostThreads.in(graph, threads, contents);
      if (lost.whyNoProof() != null) {
        throw new IllegalStateException(lost.whyNoProof());
      }
      var proven = new Proven(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
      for (JvmThread thread : threads.all()) {
        proven.add(thread, lost, graph);
      }
      return proven;
    }
  }

  /** The tiers of the threads whose names begin so. */
  Map<String, Tier> named(String prefix) {
    Map<String, Tier> named = new TreeMap<>(tiers);
    named.keySet().removeIf(name -> !name.startsWith(prefix));
    return named;
  }

  private void add(JvmThread thread, LostThreads lost, HeapGraph graph) {
    String name = thread.name();
    tiers.put(name, lost.tierOf(thread));
    lost.whyAlive(thread).ifPresent(way -> ways.put(name, way.inOneLine()));
    if (lost.executorOf(thread) != HeapGraph.NONE) {
      executors.put(name, graph.classOf(lost.executorOf(thread)).name());
    }
    boolean waits =
        thread.state() == ThreadState.PARKED || thread.state() == ThreadState.OBJECT_WAIT;
    if (!waits && lost.tierOf(thread) != Tier.NOT_PROVEN) {
      throw new IllegalStateException(thread + " is " + thread.state());
    }
  }
}
