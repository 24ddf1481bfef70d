package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.HeapGraph;
import java.util.Arrays;

/**
 * Which of the objects that nothing alive leads to are reached by one lost thread only, from its
 * stack and its Thread object. To reach another thread is not to reach what that one has, and the
 * bookkeeping of executors does not count.
 */
final class Sharing {
  private static final int NOBODY = -1;
  private static final int SEVERAL = -2;

  private final Reach reach;
  private final Marking alive;
  private final Ints work = new Ints();

  /** For each object the candidate that reaches it. */
  private final int[] owners;

  Sharing(Reach reach, Verdicts verdicts) {
    this.reach = reach;
    alive = verdicts.alive();
    owners = new int[reach.objectCount()];
    Arrays.fill(owners, NOBODY);
    for (int candidate = 0; candidate < reach.candidates().count(); candidate++) {
      if (!alive.isAlive(candidate)) {
        spread(candidate);
      }
    }
  }

  boolean isOnlyReachedBy(int object, int candidate) {
    return owners[object] == candidate;
  }

  private void spread(int candidate) {
    claim(reach.candidates().object(candidate), candidate);
    reach.candidates().stack(candidate).locals().forEach(local -> claim(local, candidate));
    while (!work.isEmpty()) {
      int object = work.removeLast();
      int thread = reach.isSpecial(object) ? reach.candidates().of(object) : candidate;
      if (thread < 0 || thread == candidate) {
        reach.references().forEach(object, target -> claim(target, candidate));
      }
    }
  }

  /** What a second one reaches is handed on once more, and then never again. */
  private void claim(int object, int candidate) {
    if (object != HeapGraph.NONE
        && !alive.isMarked(object)
        && owners[object] != candidate
        && owners[object] != SEVERAL) {
      owners[object] = owners[object] == NOBODY ? candidate : SEVERAL;
      work.add(object);
    }
  }
}
