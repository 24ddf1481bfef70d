package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.HeapGraph;
import java.util.Arrays;

/** For each candidate what is proven about it. */
final class Verdicts {
  private final Tier[] tiers;
  private final int[] executors;
  private final Marking alive;
  private final Marking aliveByExecutors;
  private final Unexplained unexplained;

  private Verdicts(
      Tier[] tiers,
      int[] executors,
      Marking alive,
      Marking aliveByExecutors,
      Unexplained unexplained) {
    this.tiers = tiers;
    this.executors = executors;
    this.alive = alive;
    this.aliveByExecutors = aliveByExecutors;
    this.unexplained = unexplained;
  }

  static Verdicts of(Reach reach, HeapContents contents) {
    var alive = new Marking(reach);
    alive.markLiveRoots();
    Unexplained unexplained = Unexplained.by(alive, reach, contents);
    unexplained.forEach(alive::mark);
    alive.run();
    Marking weakly = alive.copy();
    weakly.followWeakReferences();
    Marking byExecutors = alive.copy();
    int[] executors = openGates(byExecutors, reach);
    Tier[] tiers = new Tier[reach.candidates().count()];
    for (int candidate = 0; candidate < tiers.length; candidate++) {
      tiers[candidate] =
          tier(alive.isAlive(candidate), weakly.isAlive(candidate), byExecutors.isAlive(candidate));
    }
    return new Verdicts(tiers, executors, alive, byExecutors, unexplained);
  }

  Tier tier(int candidate) {
    return tiers[candidate];
  }

  /** The executor through whose bookkeeping alone something alive leads to it; NONE for none. */
  int executor(int candidate) {
    return executors[candidate];
  }

  /** What is alive, when neither the bookkeeping of executors counts nor weak references. */
  Marking alive() {
    return alive;
  }

  /** What is alive when the bookkeeping of executors counts. */
  Marking aliveByExecutors() {
    return aliveByExecutors;
  }

  Unexplained unexplained() {
    return unexplained;
  }

  /**
   * What is alive when reaching the Thread object of a waiting thread is not enough to make its
   * stack count; weak references count as ways, and the bookkeeping of executors does not.
   */
  Marking withoutWaiters(Reach reach, SteadyWaits steady) {
    var marking = new Marking(reach, steady);
    marking.markLiveRoots();
    unexplained.forEach(marking::mark);
    marking.run();
    marking.followWeakReferences();
    return marking;
  }

  private static Tier tier(boolean alive, boolean aliveWeakly, boolean aliveByExecutor) {
    if (alive) {
      return Tier.NOT_PROVEN;
    }
    if (aliveByExecutor) {
      return aliveWeakly ? Tier.NOT_PROVEN : Tier.ONLY_ITS_EXECUTOR;
    }
    return aliveWeakly ? Tier.ONLY_A_WEAK_REFERENCE : Tier.NOTHING_CAN_WAKE;
  }

  /** Goes on through the gates, one after the other, and notes whose gate gave life to whom. */
  private static int[] openGates(Marking marking, Reach reach) {
    int[] executors = new int[reach.candidates().count()];
    Arrays.fill(executors, HeapGraph.NONE);
    var opened = new java.util.BitSet();
    for (int next = 0; next < marking.reachedGates().size(); next++) {
      int gate = marking.reachedGates().get(next);
      int executor = reach.gates().executor(gate);
      opened.set(executor);
      int before = marking.revivals().size();
      marking.mark(reach.gates().behind(gate));
      marking.run();
      for (int index = before; index < marking.revivals().size(); index++) {
        executors[marking.revivals().get(index)] = executor;
      }
    }
    for (int candidate = 0; candidate < executors.length; candidate++) {
      if (executors[candidate] != HeapGraph.NONE) {
        int own = reach.gates().executorOfThread(reach.candidates().object(candidate));
        if (own != HeapGraph.NONE && opened.get(own)) {
          executors[candidate] = own;
        }
      }
    }
    return executors;
  }
}
