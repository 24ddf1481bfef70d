package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapGraph;

/**
 * The weak references whose {@code get()} the program can call. Left out: the keys of thread
 * locals, which the JDK only compares, and its registry of thread containers.
 */
final class WeakReferences {
  private static final String REFERENCE = "java.lang.ref.Reference";

  private final DeclaredField referent;
  private final ObjectSet all;

  WeakReferences(HeapGraph graph) {
    referent = new DeclaredField(graph, REFERENCE, "referent");
    var queue = new DeclaredField(graph, REFERENCE, "queue");
    all = new ObjectSet(graph.objectCount());
    HeapClass containers = graph.classNamed("jdk.internal.vm.ThreadContainers");
    int registry = containers == null ? HeapGraph.NONE : graph.staticReference(containers, "QUEUE");
    HeapClass type = graph.classNamed("java.lang.ref.WeakReference");
    if (type != null) {
      graph
          .instances(type)
          .filter(reference -> registry == HeapGraph.NONE || queue.reference(reference) != registry)
          .filter(reference ->
              !graph.classOf(reference).isA("java.lang.ThreadLocal$ThreadLocalMap$Entry"))
          .forEach(all::add);
    }
  }

  boolean contains(int object) {
    return all.contains(object);
  }

  /** What a weak reference refers to, or NONE. */
  int referent(int reference) {
    return referent.reference(reference);
  }
}
