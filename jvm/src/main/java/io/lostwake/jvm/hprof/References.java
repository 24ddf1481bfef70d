package io.lostwake.jvm.hprof;

import java.util.function.IntConsumer;

/**
 * The references between the objects of a heap dump: fields, elements of arrays, static fields;
 * from a class to its loader, superclass, protection domain and signers; from every object to its
 * class.
 */
public final class References {
  private final ObjectTable objects;
  private final int[] classObjects;
  private final int[] starts;
  private final Targets targets;
  private final long dangling;

  References(
      ObjectTable objects, int[] classObjects, int[] starts, Targets targets, long dangling) {
    this.objects = objects;
    this.classObjects = classObjects;
    this.starts = starts;
    this.targets = targets;
    this.dangling = dangling;
  }

  /** Calls with every object that an object refers to; never with {@link HeapGraph#NONE}. */
  public void forEach(int object, IntConsumer target) {
    int type = classObjects[objects.classNumber(object)];
    if (type != HeapGraph.NONE) {
      target.accept(type);
    }
    int start = starts[object];
    if (start != 0) {
      targets.forEach(start, target);
    }
  }

  /**
   * How many references point nowhere: neither null nor to an object of the dump. In a complete
   * dump of HotSpot these are elements of the archive of class data sharing that the program never
   * used; JDK 25 with G1 has about 900.
   */
  public long dangling() {
    return dangling;
  }
}
