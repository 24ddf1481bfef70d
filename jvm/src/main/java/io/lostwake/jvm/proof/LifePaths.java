package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import io.lostwake.jvm.hprof.Root;
import java.util.Arrays;

/**
 * The shortest ways from something alive to every object, searched once in breadth. Classes come
 * first, so that a static field is where a way begins, not the class loader; what executors
 * remember of their threads comes after everything else, and weak references last.
 */
final class LifePaths {
  /** Nothing alive leads here. */
  static final int UNREACHED = -2;

  /** A way begins here. */
  static final int BEGINNING = -1;

  private final Reach reach;
  private final int[] previous;
  private final Ints order = new Ints();
  private final Ints gates = new Ints();
  private final Ints gateHolders = new Ints();
  private int gatesOpened;
  private int next;

  LifePaths(HeapGraph graph, Reach reach, Verdicts verdicts) {
    this.reach = reach;
    previous = new int[graph.objectCount()];
    Arrays.fill(previous, UNREACHED);
    if (reach.trackedThreads() != HeapGraph.NONE) {
      previous[reach.trackedThreads()] = BEGINNING;
    }
    graph
        .classes()
        .forEach(type -> {
          if (type.object() != HeapGraph.NONE
              && verdicts.aliveByExecutors().isMarked(type.object())) {
            visit(type.object(), BEGINNING);
          }
        });
    begin(verdicts);
    searchTo(order.size());
    for (HeapThread stack : reach.livingStacks()) {
      int from = stack.object() == HeapGraph.NONE ? BEGINNING : stack.object();
      stack.locals().forEach(local -> visit(local, from));
    }
    searchTo(Integer.MAX_VALUE);
    goOnThroughGates();
    goOnThroughWeakReferences();
  }

  /** The object before this one on its way; or {@link #BEGINNING}, or {@link #UNREACHED}. */
  int previous(int object) {
    return previous[object];
  }

  private void begin(Verdicts verdicts) {
    for (int index = 0; index < reach.livingObjects().size(); index++) {
      visit(reach.livingObjects().get(index), BEGINNING);
    }
    for (HeapThread stack : reach.livingStacks()) {
      visit(stack.object(), BEGINNING);
    }
    for (Root root : reach.roots()) {
      visit(root.object(), BEGINNING);
    }
    reach.queues().forEachLock(lock -> visit(lock, BEGINNING));
    verdicts.unexplained().forEach(object -> visit(object, BEGINNING));
  }

  private void visit(int object, int from) {
    if (object != HeapGraph.NONE && previous[object] == UNREACHED) {
      previous[object] = from;
      order.add(object);
    }
  }

  private void searchTo(int end) {
    while (next < order.size() && next < end) {
      follow(order.get(next++));
    }
  }

  private void follow(int object) {
    reach.references().forEach(object, target -> visit(target, object));
    if (reach.isSpecial(object)) {
      Candidates candidates = reach.candidates();
      candidates.forEachWokenBy(
          object,
          candidate -> {
            visit(candidates.object(candidate), object);
            if (candidates.object(candidate) == object) {
              candidates.stack(candidate).locals().forEach(local -> visit(local, object));
            }
          });
      reach
          .gates()
          .forEachAt(
              object,
              gate -> {
                gates.add(gate);
                gateHolders.add(object);
              });
      reach.queues().forEachReference(object, reference -> visit(reference, object));
    }
  }

  private void goOnThroughGates() {
    while (gatesOpened < gates.size()) {
      int gate = gatesOpened++;
      visit(reach.gates().behind(gates.get(gate)), gateHolders.get(gate));
      searchTo(Integer.MAX_VALUE);
    }
  }

  private void goOnThroughWeakReferences() {
    for (int index = 0; index < order.size(); index++) {
      int object = order.get(index);
      if (reach.weak().contains(object)) {
        visit(reach.weak().referent(object), object);
        searchTo(Integer.MAX_VALUE);
        goOnThroughGates();
      }
    }
  }
}
