package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapField;
import io.lostwake.jvm.hprof.HeapGraph;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields by the class that declares them, so that a field of the same name in a subclass is
 * never taken for it. Remembers where it found the last few thousand: millions of threads ask for
 * the same ones.
 */
final class Fields {
  private static final int SLOTS = 1 << 12;

  private record Found(
      HeapClass type, String declaringClass, String name, @Nullable HeapField field) {
    boolean is(HeapClass otherType, String otherDeclaringClass, String otherName) {
      return type.equals(otherType)
          && name.equals(otherName)
          && declaringClass.equals(otherDeclaringClass);
    }
  }

  private final HeapGraph graph;
  private final @Nullable Found[] slots = new @Nullable Found[SLOTS];

  Fields(HeapGraph graph) {
    this.graph = graph;
  }

  /** Whether the object has the field. */
  boolean has(int object, String declaringClass, String name) {
    return object != HeapGraph.NONE && field(graph.classOf(object), declaringClass, name) != null;
  }

  /** The field of instances of a class; null when neither it nor a superclass declares it so. */
  @Nullable HeapField field(HeapClass type, String declaringClass, String name) {
    int slot =
        (type.object() * 31 + name.hashCode() + declaringClass.hashCode() * 17) & (SLOTS - 1);
    Found found = slots[slot];
    if (found == null || !found.is(type, declaringClass, name)) {
      found = new Found(type, declaringClass, name, search(type, declaringClass, name));
      slots[slot] = found;
    }
    return found.field();
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
