package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapGraph;
import java.util.HashMap;
import java.util.Map;

/** Reads where classes were loaded from out of their protection domains. */
final class CodeSources {
  private static final String CODE_SOURCE = "java.security.CodeSource";
  private static final String URL = "java.net.URL";

  private final HeapGraph graph;
  private final Fields fields;
  private final Map<Integer, String> byDomain = new HashMap<>();

  CodeSources(HeapGraph graph, Fields fields) {
    this.graph = graph;
    this.fields = fields;
  }

  /** The place, such as {@code file:/srv/app.jar}; empty when the dump does not tell. */
  String of(HeapClass type) {
    int domain = type.protectionDomain();
    return domain == HeapGraph.NONE ? "" : byDomain.computeIfAbsent(domain, this::ofDomain);
  }

  private String ofDomain(int domain) {
    int source = fields.reference(domain, "java.security.ProtectionDomain", "codesource");
    int location = fields.reference(source, CODE_SOURCE, "location");
    if (location == HeapGraph.NONE) {
      return "";
    }
    String protocol = text(fields.reference(location, URL, "protocol"));
    String path = text(fields.reference(location, URL, "path"));
    if (path.isEmpty()) {
      path = text(fields.reference(location, URL, "file"));
    }
    return protocol + ":" + path;
  }

  private String text(int string) {
    String text = string == HeapGraph.NONE ? null : graph.string(string);
    return text == null ? "" : text;
  }
}
