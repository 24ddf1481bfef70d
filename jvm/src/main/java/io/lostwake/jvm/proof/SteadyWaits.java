package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * The candidates that go back to wait when they are woken without cause: those in a wait of {@code
 * java.util.concurrent}, which looks again at what it waits for, and those in {@code Object.wait},
 * which an unpark does not end (JDK 22 to 25). Whoever holds only their Thread object can interrupt
 * them, and nothing else.
 */
final class SteadyWaits {
  private static final String CONCURRENT = "java.util.concurrent.";

  /** The calls below which a thread is parked, whoever parks it. */
  private static final Set<String> PARKING =
      Set.of(
          "jdk.internal.vm.Continuation",
          "jdk.internal.misc.Unsafe",
          "jdk.internal.misc.VirtualThreads",
          "java.lang.VirtualThread",
          CONCURRENT + "locks.LockSupport");

  private final Reach reach;
  private final DeclaredField parkBlocker;
  private final ObjectSet steady;
  private final ObjectSet awaited;
  private final ObjectPairs waiting = new ObjectPairs();
  private final IdentityHashMap<List<HeapFrame>, Boolean> known = new IdentityHashMap<>();

  SteadyWaits(HeapGraph graph, Reach reach) {
    this.reach = reach;
    parkBlocker = new DeclaredField(graph, "java.lang.Thread", "parkBlocker");
    Candidates candidates = reach.candidates();
    steady = new ObjectSet(candidates.count());
    awaited = new ObjectSet(reach.objectCount());
    for (int candidate = 0; candidate < candidates.count(); candidate++) {
      int blocker = parkBlocker.reference(candidates.object(candidate));
      boolean isOfJdk = blocker == HeapGraph.NONE || isOfJdk(reach.className(blocker));
      if (isOfJdk && waitsSteadily(candidates.stack(candidate).frames(), blocker)) {
        steady.add(candidate);
        if (blocker != HeapGraph.NONE) {
          waiting.add(blocker, candidate);
          awaited.add(blocker);
        }
      }
    }
  }

  /** Whether a candidate is in such a wait. */
  boolean contains(int candidate) {
    return steady.contains(candidate);
  }

  /** Whether an object is the Thread of a candidate in such a wait. */
  boolean isThread(int object) {
    int candidate = reach.isSpecial(object) ? reach.candidates().of(object) : -1;
    return candidate >= 0 && contains(candidate);
  }

  /** Calls with every candidate that is parked for an object. */
  void forEachParkedFor(int object, IntConsumer candidate) {
    if (awaited.contains(object)) {
      waiting.forEach(object, candidate);
    }
  }

  /** Calls with everything that a Thread object refers to, but for what it is parked for. */
  void forEachOtherReference(int thread, IntConsumer target) {
    reach.forEachReferenceBut(parkBlocker, thread, target);
  }

  private boolean waitsSteadily(List<HeapFrame> frames, int blocker) {
    return known.computeIfAbsent(frames, SteadyWaits::isSteady)
        && (blocker != HeapGraph.NONE || isInObjectWait(frames));
  }

  private static boolean isSteady(List<HeapFrame> frames) {
    return isInObjectWait(frames) || isOfJdk(caller(frames));
  }

  private static boolean isInObjectWait(List<HeapFrame> frames) {
    return caller(frames).equals("java.lang.Object");
  }

  /** The class whose call parks the thread; empty when there is none. */
  private static String caller(List<HeapFrame> frames) {
    return frames.stream()
        .map(HeapFrame::className)
        .filter(type -> !PARKING.contains(type) && !type.startsWith("java.lang.System"))
        .findFirst()
        .orElse("");
  }

  /** A program's own synchronizer may look at something else than itself. */
  private static boolean isOfJdk(String type) {
    return type.startsWith(CONCURRENT);
  }
}
