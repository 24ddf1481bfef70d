package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.FieldType;
import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapField;
import io.lostwake.jvm.hprof.HeapGraph;
import java.util.function.IntConsumer;

/**
 * The queues into which the collector may still put a reference. That wakes whoever waits for the
 * queue, and hands the reference to whoever reads it, though nothing alive leads from one to the
 * other.
 */
final class CollectorQueues {
  private static final String NOWHERE = "java.lang.ref.ReferenceQueue$Null";

  /** Of each queue the references that may be put into it. */
  private final ObjectPairs references = new ObjectPairs();

  /** What the queues themselves are made of, but for the references in them. */
  private final Ints locks = new Ints();

  CollectorQueues(HeapGraph graph) {
    var queueField = new DeclaredField(graph, "java.lang.ref.Reference", "queue");
    var referentField = new DeclaredField(graph, "java.lang.ref.Reference", "referent");
    HeapClass type = graph.classNamed("java.lang.ref.Reference");
    if (type == null) {
      return;
    }
    var known = new ObjectSet(graph.objectCount());
    graph
        .instances(type)
        .forEach(reference -> {
          int queue = queueField.reference(reference);
          if (queue != HeapGraph.NONE
              && referentField.reference(reference) != HeapGraph.NONE
              && !graph.classOf(queue).name().equals(NOWHERE)) {
            references.add(queue, reference);
            if (known.add(queue)) {
              addLocks(graph, queue);
            }
          }
        });
  }

  /** Calls with every reference that the collector may put into a queue. */
  void forEachReference(int queue, IntConsumer reference) {
    references.forEach(queue, reference);
  }

  /** Calls with everything that the collector touches to wake who waits for a queue. */
  void forEachLock(IntConsumer object) {
    for (int index = 0; index < locks.size(); index++) {
      object.accept(locks.get(index));
    }
  }

  void addTo(ObjectSet set) {
    references.addObjectsTo(set);
  }

  private void addLocks(HeapGraph graph, int queue) {
    for (HeapField field : graph.classOf(queue).fields()) {
      if (field.type() == FieldType.OBJECT
          && field.declaringClass().startsWith("java.lang.ref.")
          && !field.name().equals("head")) {
        int lock = graph.reference(queue, field);
        if (lock != HeapGraph.NONE) {
          locks.add(lock);
        }
      }
    }
  }
}
