package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapGraph;
import org.jspecify.annotations.Nullable;

/**
 * Which Java wrote a heap dump, by its {@code java.lang.VersionProps}.
 *
 * @param feature the feature release, such as 25; 0 when the dump does not tell
 * @param text the whole version, such as {@code 25.0.3+9-LTS}; empty when the dump does not tell
 * @param whyNoProof a sentence that says why nothing can be proven from this dump; null when
 *     something can
 */
public record JvmVersion(int feature, String text, @Nullable String whyNoProof) {
  private static final String VERSION = "java.lang.VersionProps";

  /** The version alone, as if a proof were possible. */
  static JvmVersion of(HeapGraph graph) {
    HeapClass properties = graph.classNamed(VERSION);
    if (properties == null) {
      return new JvmVersion(0, "", null);
    }
    String text = text(graph, properties, "java_runtime_version");
    int feature = leadingNumber(text(graph, properties, "VERSION_SPECIFICATION"));
    return new JvmVersion(feature == 0 ? leadingNumber(text) : feature, text, null);
  }

  /** This version, with the reason why nothing can be proven. */
  JvmVersion withoutProof(String reason) {
    return new JvmVersion(feature, text, reason);
  }

  private static String text(HeapGraph graph, HeapClass properties, String field) {
    int value = graph.staticReference(properties, field);
    String text = value == HeapGraph.NONE ? null : graph.string(value);
    return text == null ? "" : text;
  }

  private static int leadingNumber(String text) {
    int number = 0;
    for (int i = 0; i < text.length() && number < 1000; i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit < 0) {
        break;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
