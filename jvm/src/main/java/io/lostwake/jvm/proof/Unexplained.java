package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.HeapGraph;
import java.util.function.IntConsumer;

/**
 * Objects to which no root of the dump leads. When the dump holds live objects only, the collector
 * kept them for something that the dump does not show, such as an object that the compiler has
 * dissolved into the registers of a frame, or a handle of the JVM. They then count as roots. In a
 * dump of all objects they are garbage.
 */
final class Unexplained {
  /** Below so many objects on their own nothing is taken for garbage. */
  private static final int FEW = 10_000;

  /** How many such objects the frames of one living thread may hide. */
  private static final int PER_THREAD = 100;

  private final Ints objects;
  private final boolean garbage;

  private Unexplained(Ints objects, boolean garbage) {
    this.objects = objects;
    this.garbage = garbage;
  }

  /**
   * Finds them.
   *
   * @param marking what the live roots lead to
   */
  static Unexplained by(Marking marking, Reach reach, HeapContents contents) {
    Marking everything = marking.copy();
    everything.markEverything();
    var objects = new Ints();
    for (int object = 0; object < reach.objectCount(); object++) {
      if (!everything.isMarked(object)) {
        objects.add(object);
      }
    }
    boolean garbage =
        switch (contents) {
          case LIVE_OBJECTS -> false;
          case ALL_OBJECTS -> true;
          case UNKNOWN -> hasTooMany(objects, reach);
        };
    return new Unexplained(objects, garbage);
  }

  /** How many there are. */
  int count() {
    return objects.size();
  }

  /** Whether they are garbage, and keep nothing alive. */
  boolean areGarbage() {
    return garbage;
  }

  /** Calls with each that counts as a root. */
  void forEach(IntConsumer object) {
    if (!garbage) {
      for (int index = 0; index < objects.size(); index++) {
        object.accept(objects.get(index));
      }
    }
  }

  /**
   * Whether there are more than anything hidden could explain. What is hidden refers directly to
   * objects to which no other object refers; a frame has room for few of those.
   */
  private static boolean hasTooMany(Ints objects, Reach reach) {
    if (objects.size() < FEW) {
      return false;
    }
    var referred = new ObjectSet(reach.objectCount());
    for (int index = 0; index < objects.size(); index++) {
      int object = objects.get(index);
      reach.references().forEach(object, target -> {
        if (target != object) {
          referred.add(target);
        }
      });
    }
    long alone = 0;
    for (int index = 0; index < objects.size(); index++) {
      if (!referred.contains(objects.get(index))) {
        alone++;
      }
    }
    return alone >= FEW && alone > (long) PER_THREAD * reach.livingStacks().size();
  }
}
