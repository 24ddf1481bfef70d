package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.model.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose code a call is: by the place its class was loaded from, and by the class's name where the
 * dump does not tell the place.
 */
final class Origins {
  private static final List<String> JDK = List.of("java.", "jdk.", "sun.");

  /** Names that the JDK shares with libraries; a code source tells them apart. */
  private static final List<String> JDK_OR_LIBRARY =
      List.of("javax.", "com.sun.", "org.w3c.dom.", "org.xml.sax.", "org.ietf.jgss.", "netscape.");

  private final HeapGraph graph;
  private final CodeSources sources;
  private final Program program;
  private final Map<String, Origin> byName = new HashMap<>();
  private final Map<Integer, Origin> byClass = new HashMap<>();

  Origins(HeapGraph graph, JvmThreads threads) {
    this.graph = graph;
    sources = new CodeSources(graph, threads.fields());
    program = Program.of(graph, threads, sources);
  }

  Origin of(HeapFrame call) {
    HeapClass type = graph.asClass(call.classObject());
    return type == null
        ? byName.computeIfAbsent(call.className(), name -> origin(name, ""))
        : byClass.computeIfAbsent(
            call.classObject(), object -> origin(type.name(), sources.of(type)));
  }

  private Origin origin(String type, String source) {
    boolean isOfRuntimeImage = source.isEmpty() || source.startsWith("jrt:");
    if (startsWithAny(type, JDK) || (isOfRuntimeImage && startsWithAny(type, JDK_OR_LIBRARY))) {
      return Origin.STANDARD_LIBRARY;
    }
    return program.owns(type, source) ? Origin.APPLICATION : Origin.LIBRARY;
  }

  private static boolean startsWithAny(String type, List<String> prefixes) {
    return prefixes.stream().anyMatch(type::startsWith);
  }
}
