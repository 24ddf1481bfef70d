package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapField;
import io.lostwake.jvm.hprof.HeapGraph;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields by the class that declares them, so that a field of the same name in a subclass is
 * never taken for it. Looks each field up once for each class.
 */
final class Fields {
  private record Key(HeapClass type, String declaringClass, String name) {}

  private final HeapGraph graph;
  private final Map<Key, @Nullable HeapField> known = new HashMap<>();

  Fields(HeapGraph graph) {
    this.graph = graph;
  }

  /** Whether the object has the field. */
  boolean has(int object, String declaringClass, String name) {
    return object != HeapGraph.NONE && field(graph.classOf(object), declaringClass, name) != null;
  }

  /** The field of instances of a class; null when neither it nor a superclass declares it so. */
  @Nullable HeapField field(HeapClass type, String declaringClass, String name) {
    var key = new Key(type, declaringClass, name);
    HeapField field = known.get(key);
    if (field == null && !known.containsKey(key)) {
      field = search(type, declaringClass, name);
      known.put(key, field);
    }
    return field;
  }

  /** The value of a reference field; NONE when it is null, or the object has no such field. */
  int reference(int object, String declaringClass, String name) {
    if (object == HeapGraph.NONE) {
      return HeapGraph.NONE;
    }
    HeapField field = field(graph.classOf(object), declaringClass, name);
    return field == null ? HeapGraph.NONE : graph.reference(object, field);
  }

  /** The value of an integral or boolean field; {@code absent} when the object has none. */
  long number(int object, String declaringClass, String name, long absent) {
    if (object == HeapGraph.NONE) {
      return absent;
    }
    HeapField field = field(graph.classOf(object), declaringClass, name);
    return field == null ? absent : graph.number(object, field);
  }

  private static @Nullable HeapField search(HeapClass type, String declaringClass, String name) {
    for (HeapField field : type.fields()) {
      if (field.name().equals(name) && field.declaringClass().equals(declaringClass)) {
        return field;
      }
    }
    return null;
  }
}
