package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import io.lostwake.jvm.hprof.Root;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a dump tells enough for a proof. When in doubt it does not. */
final class ProofConditions {
  /** The first release whose dumps hold the stacks of parked virtual threads (JDK-8299426). */
  private static final int FIRST = 22;

  /** The last release whose fields and states were compared with those this version knows. */
  private static final int LAST = 27;

  /** How many parked virtual threads are looked at more closely. */
  private static final int SAMPLE = 100;

  /** Class and field that the proof reads. */
  private static final List<List<String>> FIELDS =
      List.of(
          List.of("java.lang.Thread", "tid"),
          List.of("java.lang.Thread", "holder"),
          List.of("java.lang.Thread", "interrupted"),
          List.of("java.lang.Thread", "parkBlocker"),
          List.of("java.lang.Thread$FieldHolder", "threadStatus"),
          List.of("java.lang.VirtualThread", "state"),
          List.of("java.lang.VirtualThread", "carrierThread"),
          List.of("java.lang.VirtualThread", "parkPermit"),
          List.of("java.lang.ref.Reference", "referent"));

  private ProofConditions() {}

  /** The version of the dump, with the first reason against a proof, if there is one. */
  static JvmVersion check(
      HeapGraph graph, JvmThreads threads, Fields fields, boolean statesAreKnown) {
    JvmVersion version = JvmVersion.of(graph);
    String reason = otherMachine(graph);
    if (reason == null) {
      reason = release(version);
    }
    if (reason == null && !statesAreKnown) {
      reason = "this Java names the states of virtual threads in a way this version does not know";
    }
    if (reason == null) {
      reason = missingField(graph, fields);
    }
    if (reason == null) {
      reason = missingRoots(graph, threads);
    }
    if (reason == null && !graph.isComplete()) {
      reason = "the dump is not complete, and what is missing could wake any thread";
    }
    return reason == null ? version : version.withoutProof(reason);
  }

  private static @Nullable String otherMachine(HeapGraph graph) {
    if (graph.classNamed("com.oracle.svm.core.hub.DynamicHub") != null) {
      return "a GraalVM native image keeps its threads in other ways than HotSpot";
    }
    if (graph.classNamed("com.ibm.oti.vm.VM") != null) {
      return "OpenJ9 keeps its threads in other ways than HotSpot";
    }
    return null;
  }

  private static @Nullable String release(JvmVersion version) {
    if (version.feature() == 0) {
      return "the dump does not tell which Java it is from (java.lang.VersionProps is missing)";
    }
    if (version.feature() < FIRST) {
      return "Java "
          + version.feature()
          + " leaves the stacks of parked virtual threads out of a heap dump; Java "
          + FIRST
          + " and later write them";
    }
    if (version.feature() > LAST) {
      return "Java "
          + version.feature()
          + " is newer than what this version knows (Java "
          + FIRST
          + " to "
          + LAST
          + ")";
    }
    return null;
  }

  private static @Nullable String missingField(HeapGraph graph, Fields fields) {
    for (List<String> field : FIELDS) {
      HeapClass type = graph.classNamed(field.getFirst());
      if (type == null || fields.field(type, field.getFirst(), field.getLast()) == null) {
        return "this Java has no field " + field.getFirst() + "." + field.getLast();
      }
    }
    return null;
  }

  /**
   * {@code jhsdb}, which also reads core files, writes neither the roots of the class loader and of
   * JNI nor the stacks of parked virtual threads (JDK-8261848).
   */
  private static @Nullable String missingRoots(HeapGraph graph, JvmThreads threads) {
    boolean hasStickyClasses =
        graph.roots().stream().anyMatch(root -> root.kind() == Root.Kind.STICKY_CLASS);
    if (!hasStickyClasses) {
      return "the dump does not hold the roots of the JVM; dumps of jhsdb and of core files do not";
    }
    int looked = 0;
    for (JvmThread thread : threads.all()) {
      if (thread.isVirtual() && thread.state() == ThreadState.PARKED && !thread.isMounted()) {
        HeapThread stack = thread.stack();
        if (stack == null || (looked++ < SAMPLE && stack.frames().isEmpty())) {
          return "the dump does not hold the stacks of parked virtual threads; dumps of jhsdb and of"
              + " core files do not";
        }
      }
    }
    return null;
  }
}
