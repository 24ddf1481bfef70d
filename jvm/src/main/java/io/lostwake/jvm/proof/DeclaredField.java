package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapField;
import io.lostwake.jvm.hprof.HeapGraph;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field that one class of the JDK declares, read from many objects. A field of the same name in a
 * subclass is another one.
 */
final class DeclaredField {
  private final HeapGraph graph;
  private final String declaringClass;
  private final String name;
  private final Map<HeapClass, @Nullable HeapField> known = new HashMap<>();

  DeclaredField(HeapGraph graph, String declaringClass, String name) {
    this.graph = graph;
    this.declaringClass = declaringClass;
    this.name = name;
  }

  /** Whether it is this field. */
  boolean is(HeapField field) {
    return field.name().equals(name) && field.declaringClass().equals(declaringClass);
  }

  /** The object it refers to; NONE when null, or when the object has no such field. */
  int reference(int object) {
    HeapField field = in(graph.classOf(object));
    return field == null ? HeapGraph.NONE : graph.reference(object, field);
  }

  /** Its number; {@code absent} when the object has no such field. */
  long number(int object, long absent) {
    HeapField field = in(graph.classOf(object));
    return field == null ? absent : graph.number(object, field);
  }

  private @Nullable HeapField in(HeapClass type) {
    HeapField field = known.get(type);
    if (field == null && !known.containsKey(type)) {
      field = type.fields().stream().filter(this::is).findFirst().orElse(null);
      known.put(type, field);
    }
    return field;
  }
}
