package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapGraph;
import org.jspecify.annotations.Nullable;

/** Reads {@code System.getProperties()} out of a dump. */
final class SystemProperties {
  private static final String MAP = "java.util.concurrent.ConcurrentHashMap";

  /** How many entries are looked at; a broken dump may link them in a circle. */
  private static final int MAXIMUM_ENTRIES = 100_000;

  private final HeapGraph graph;
  private final Fields fields;

  SystemProperties(HeapGraph graph, Fields fields) {
    this.graph = graph;
    this.fields = fields;
  }

  /** The value of a property; null when the dump does not tell. */
  @Nullable String get(String key) {
    HeapClass system = graph.classNamed("java.lang.System");
    int properties = system == null ? HeapGraph.NONE : graph.staticReference(system, "props");
    int map = fields.reference(properties, "java.util.Properties", "map");
    int table = fields.reference(map, MAP, "table");
    int length = table == HeapGraph.NONE ? 0 : graph.length(table);
    int entries = 0;
    for (int i = 0; i < length; i++) {
      int node = graph.element(table, i);
      while (node != HeapGraph.NONE && entries++ < MAXIMUM_ENTRIES) {
        int name = fields.reference(node, MAP + "$Node", "key");
        if (name != HeapGraph.NONE && key.equals(graph.string(name))) {
          return graph.string(fields.reference(node, MAP + "$Node", "val"));
        }
        node = fields.reference(node, MAP + "$Node", "next");
      }
    }
    return null;
  }
}
