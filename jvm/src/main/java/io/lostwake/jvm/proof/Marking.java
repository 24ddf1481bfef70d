package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import io.lostwake.jvm.hprof.Root;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is alive, found to a fixed point: a candidate lives as soon as something alive leads to it,
 * and then its stack counts too.
 */
final class Marking {
  private final Reach reach;
  private final @Nullable SteadyWaits steady;
  private final ObjectSet marked;
  private final ObjectSet revived;
  private final Ints work = new Ints();
  private final Ints revivals = new Ints();
  private final Ints reachedGates = new Ints();
  private final IntConsumer mark = this::mark;
  private int stacksDone;
  private boolean gatesOpen;
  private boolean followsWeak;

  /** Nothing is alive yet. */
  Marking(Reach reach) {
    this(reach, null);
  }

  /**
   * Nothing is alive yet. To reach the Thread object of a candidate is not enough to wake it.
   *
   * @param steady the candidates that live only when what they wait for is reached; null for none
   */
  Marking(Reach reach, @Nullable SteadyWaits steady) {
    this(
        reach,
        steady,
        new ObjectSet(reach.objectCount()),
        new ObjectSet(reach.candidates().count()));
    if (reach.trackedThreads() != HeapGraph.NONE) {
      marked.add(reach.trackedThreads());
    }
  }

  private Marking(Reach reach, @Nullable SteadyWaits steady, ObjectSet marked, ObjectSet revived) {
    this.reach = reach;
    this.steady = steady;
    this.marked = marked;
    this.revived = revived;
  }

  /** The same, to go on with separately. To be called only between two runs. */
  Marking copy() {
    var copy = new Marking(reach, steady, marked.copy(), revived.copy());
    for (int index = 0; index < reachedGates.size(); index++) {
      copy.reachedGates.add(reachedGates.get(index));
    }
    return copy;
  }

  boolean isMarked(int object) {
    return marked.contains(object);
  }

  boolean isAlive(int candidate) {
    return revived.contains(candidate);
  }

  /** The candidates that came alive, in their order; since the copy, if it is one. */
  Ints revivals() {
    return revivals;
  }

  /** The gates that something alive has reached, in their order. */
  Ints reachedGates() {
    return reachedGates;
  }

  void markLiveRoots() {
    for (Root root : reach.roots()) {
      mark(root.object());
    }
    for (int index = 0; index < reach.livingObjects().size(); index++) {
      mark(reach.livingObjects().get(index));
    }
    for (HeapThread stack : reach.livingStacks()) {
      markStack(stack);
    }
    reach.queues().forEachLock(mark);
    run();
  }

  /** Everything the dump's roots lead to, whoever they belong to and by whatever way. */
  void markEverything() {
    gatesOpen = true;
    for (int index = 0; index < reachedGates.size(); index++) {
      mark(reach.gates().behind(reachedGates.get(index)));
    }
    if (reach.trackedThreads() != HeapGraph.NONE) {
      work.add(reach.trackedThreads());
    }
    for (int candidate = 0; candidate < reach.candidates().count(); candidate++) {
      revive(candidate);
    }
    run();
  }

  /** Goes on through weak references. */
  void followWeakReferences() {
    followsWeak = true;
    for (int object = 0; object < reach.objectCount(); object++) {
      if (marked.contains(object) && reach.weak().contains(object)) {
        mark(reach.weak().referent(object));
      }
    }
    run();
  }

  void mark(int object) {
    if (object != HeapGraph.NONE && marked.add(object)) {
      work.add(object);
    }
  }

  /** Goes on until nothing more comes alive. */
  void run() {
    while (!work.isEmpty() || stacksDone < revivals.size()) {
      while (!work.isEmpty()) {
        follow(work.removeLast());
      }
      if (stacksDone < revivals.size()) {
        int candidate = revivals.get(stacksDone++);
        mark(reach.candidates().object(candidate));
        markStack(reach.candidates().stack(candidate));
      }
    }
  }

  private void follow(int object) {
    if (steady == null) {
      reach.references().forEach(object, mark);
    } else {
      followSteadily(object, steady);
    }
    if (reach.isSpecial(object)) {
      reach.candidates().forEachWokenBy(object, candidate -> reviveBy(object, candidate));
      reach.gates().forEachAt(object, this::reachGate);
      reach.queues().forEachReference(object, mark);
    }
    if (followsWeak && reach.weak().contains(object)) {
      mark(reach.weak().referent(object));
    }
  }

  private void followSteadily(int object, SteadyWaits waits) {
    if (waits.isThread(object)) {
      waits.forEachOtherReference(object, mark);
    } else {
      reach.references().forEach(object, mark);
    }
    waits.forEachParkedFor(object, this::revive);
  }

  private void reviveBy(int object, int candidate) {
    boolean byThread = reach.candidates().object(candidate) == object;
    if (!byThread || steady == null || !steady.contains(candidate)) {
      revive(candidate);
    }
  }

  private void revive(int candidate) {
    if (revived.add(candidate)) {
      revivals.add(candidate);
    }
  }

  private void reachGate(int gate) {
    reachedGates.add(gate);
    if (gatesOpen) {
      mark(reach.gates().behind(gate));
    }
  }

  private void markStack(HeapThread stack) {
    mark(stack.object());
    stack.locals().forEach(mark);
  }
}
