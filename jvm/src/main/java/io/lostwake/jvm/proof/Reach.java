package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.FieldType;
import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapField;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import io.lostwake.jvm.hprof.References;
import io.lostwake.jvm.hprof.Root;
import io.lostwake.jvm.threads.JvmThread;
import io.lostwake.jvm.threads.JvmThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What leads to what: the references of the heap as the collector follows them (not the referents
 * of weak and phantom references), and beside them what {@link Candidates}, {@link Gates}, {@link
 * CollectorQueues} and {@link WeakReferences} know.
 */
final class Reach {
  private static final String REFERENCE = "java.lang.ref.Reference";

  private final HeapGraph graph;
  private final Candidates candidates;
  private final Gates gates;
  private final CollectorQueues queues;
  private final WeakReferences weak;
  private final References references;
  private final ObjectSet special;
  private final int trackedThreads;
  private final List<HeapThread> livingStacks = new ArrayList<>();
  private final Ints livingObjects = new Ints();

  Reach(HeapGraph graph, JvmThreads threads) {
    this.graph = graph;
    candidates = new Candidates(graph, threads);
    gates = new Gates(graph);
    queues = new CollectorQueues(graph);
    weak = new WeakReferences(graph);
    references = graph.references(this::follows);
    special = new ObjectSet(graph.objectCount());
    candidates.addWakersTo(special);
    gates.addTo(special);
    queues.addTo(special);
    trackedThreads = trackedThreads(graph);
    findLiving(threads);
  }

  int objectCount() {
    return graph.objectCount();
  }

  int classCount() {
    return graph.classes().size();
  }

  String className(int object) {
    return graph.classOf(object).name();
  }

  Candidates candidates() {
    return candidates;
  }

  Gates gates() {
    return gates;
  }

  CollectorQueues queues() {
    return queues;
  }

  WeakReferences weak() {
    return weak;
  }

  References references() {
    return references;
  }

  /** Calls with every object that an instance refers to, but for the one in a field. */
  void forEachReferenceBut(DeclaredField left, int object, IntConsumer target) {
    HeapClass type = graph.classOf(object);
    if (type.object() != HeapGraph.NONE) {
      target.accept(type.object());
    }
    for (HeapField field : type.fields()) {
      if (field.type() == FieldType.OBJECT && !left.is(field) && follows(type, field)) {
        int value = graph.reference(object, field);
        if (value != HeapGraph.NONE) {
          target.accept(value);
        }
      }
    }
  }

  /** Whether an object may lead further than its references do. */
  boolean isSpecial(int object) {
    return special.contains(object);
  }

  /**
   * The JDK's list of all virtual threads that were started without an executor, which serves to
   * dump and count them (JDK-8309406); NONE when it keeps none.
   */
  int trackedThreads() {
    return trackedThreads;
  }

  /** The roots that belong to no thread. */
  List<Root> roots() {
    return graph.roots();
  }

  /** The stacks of the threads that are no candidates. */
  List<HeapThread> livingStacks() {
    return livingStacks;
  }

  /** The Thread objects of the threads that are no candidates. */
  Ints livingObjects() {
    return livingObjects;
  }

  private void findLiving(JvmThreads threads) {
    for (HeapThread stack : graph.threads()) {
      int object = stack.object();
      if (object == HeapGraph.NONE || candidates.of(object) < 0) {
        livingStacks.add(stack);
      }
    }
    for (JvmThread thread : threads.all()) {
      if (candidates.of(thread.object()) < 0) {
        livingObjects.add(thread.object());
      }
    }
  }

  private boolean follows(HeapClass type, HeapField field) {
    if (field.declaringClass().equals(REFERENCE)) {
      return switch (field.name()) {
        case "discovered" -> false;
        case "referent" ->
            !type.isA("java.lang.ref.WeakReference") && !type.isA("java.lang.ref.PhantomReference");
        default -> true;
      };
    }
    return !gates.contains(field);
  }

  private static int trackedThreads(HeapGraph graph) {
    HeapClass type =
        graph.classNamed("jdk.internal.vm.ThreadContainers$RootContainer$TrackingRootContainer");
    return type == null ? HeapGraph.NONE : graph.staticReference(type, "VTHREADS");
  }
}
