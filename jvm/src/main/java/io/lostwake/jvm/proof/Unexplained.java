package io.lostwake.jvm.proof;

import java.util.function.IntConsumer;

/**
 * Objects to which no root of the dump leads. When the dump holds live objects only, the collector
 * kept them for something that the dump does not show: a field of a {@code java.lang.Class} (HPROF
 * has none of them), an object that the compiler has dissolved into the registers of a frame, a
 * handle of the JVM. They then count as roots. In a dump of all objects they are garbage, but for
 * those of which only a {@code Class} can be the owner.
 */
final class Unexplained {
  /** With so few that stand alone nothing is taken for garbage. */
  private static final int FEW = 10_000;

  /** How many such objects the frames of one living thread may hide. */
  private static final int PER_THREAD = 100;

  /** How many such objects the fields of one class may hide; it has no more than these. */
  private static final int PER_CLASS = 14;

  private final Ints roots;
  private final boolean garbage;

  private Unexplained(Ints roots, boolean garbage) {
    this.roots = roots;
    this.garbage = garbage;
  }

  /**
   * Finds them.
   *
   * @param alive what the live roots lead to
   */
  static Unexplained by(Marking alive, Reach reach, HeapContents contents) {
    Marking everything = alive.copy();
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
    Ints roots = garbage ? ofClasses(objects, reach) : objects;
    return new Unexplained(roots, garbage);
  }

  /** Whether they were taken for garbage. */
  boolean areGarbage() {
    return garbage;
  }

  /** Calls with each that counts as a root. */
  void forEach(IntConsumer object) {
    for (int index = 0; index < roots.size(); index++) {
      object.accept(roots.get(index));
    }
  }

  /** Values of a {@code ClassValue}, and method handles that hidden classes were given. */
  private static Ints ofClasses(Ints objects, Reach reach) {
    var kept = new Ints();
    for (int index = 0; index < objects.size(); index++) {
      String type = reach.className(objects.get(index));
      if (type.startsWith("java.lang.ClassValue") || type.startsWith("java.lang.invoke.")) {
        kept.add(objects.get(index));
      }
    }
    return kept;
  }

  /**
   * Whether there are more than anything hidden could explain. What is hidden refers directly to
   * objects to which no other object refers, and a frame or a class has room for few of those.
   * Strings and arrays of numbers are not counted, because fillers of the heap and names look so.
   */
  private static boolean hasTooMany(Ints objects, Reach reach) {
    if (objects.size() < FEW) {
      return false;
    }
    var referred = new ObjectSet(reach.objectCount());
    for (int index = 0; index < objects.size(); index++) {
      int object = objects.get(index);
      reach
          .references()
          .forEach(
              object,
              target -> {
                if (target != object) {
                  referred.add(target);
                }
              });
    }
    long alone = 0;
    for (int index = 0; index < objects.size(); index++) {
      int object = objects.get(index);
      if (!referred.contains(object) && isComposed(reach.className(object))) {
        alone++;
      }
    }
    long hidden =
        (long) PER_THREAD * reach.livingStacks().size() + (long) PER_CLASS * reach.classCount();
    return alone >= FEW && alone > hidden;
  }

  private static boolean isComposed(String type) {
    boolean isArrayOfNumbers = type.endsWith("[]") && type.indexOf('.') < 0 && type.length() <= 9;
    return !isArrayOfNumbers && !type.equals("java.lang.String");
  }
}
