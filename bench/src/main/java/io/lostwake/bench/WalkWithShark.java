package io.lostwake.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import kotlin.sequences.Sequence;
import shark.CloseableHeapGraph;
import shark.HeapField;
import shark.HeapObject;
import shark.HeapObject.HeapClass;
import shark.HeapObject.HeapInstance;
import shark.HeapObject.HeapObjectArray;
import shark.HeapValue;
import shark.HprofHeapGraph;
import shark.HprofRecordTag;

/// Opens a heap dump with LeakCanary's reader and walks over every field of every object, static
/// fields and elements of arrays of objects among them: `FILE`. Prints the seconds until the index
/// was there, the seconds in all, the objects, and the references that are not null.
public final class WalkWithShark {

  private WalkWithShark() {}

  /// Walks once.
  ///
  /// @throws IOException if the file cannot be read
  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    try (CloseableHeapGraph graph =
        HprofHeapGraph.Companion.openHeapGraph(
            Path.of(arguments[0]).toFile(), null, HprofRecordTag.Companion.getRootTags())) {
      double indexed = (System.nanoTime() - start) / 1e9;
      long references = 0;
      Iterator<HeapObject> objects = graph.getObjects().iterator();
      while (objects.hasNext()) {
        references += references(objects.next());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf("%.2f %.2f %d %d%n", indexed, seconds, graph.getObjectCount(), references);
    }
  }

  private static long references(HeapObject object) {
    return switch (object) {
      case HeapInstance instance -> ofFields(instance.readFields());
      case HeapClass type -> ofFields(type.readStaticFields());
      case HeapObjectArray array -> ofElements(array.readElements());
      default -> 0;
    };
  }

  private static long ofFields(Sequence<HeapField> fields) {
    long count = 0;
    for (Iterator<HeapField> each = fields.iterator(); each.hasNext(); ) {
      count += each.next().getValue().isNonNullReference() ? 1 : 0;
    }
    return count;
  }

  private static long ofElements(Sequence<HeapValue> elements) {
    long count = 0;
    for (Iterator<HeapValue> each = elements.iterator(); each.hasNext(); ) {
      count += each.next().isNonNullReference() ? 1 : 0;
    }
    return count;
  }
}
