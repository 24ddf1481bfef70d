package io.lostwake.jvm.proof;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Pairs of an object and a number, found by the object. */
final class ObjectPairs {
  private long[] pairs = new long[16];
  private int size;
  private boolean sorted = true;

  void add(int object, int number) {
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, size * 2);
    }
    pairs[size++] = ((long) object << 32) | number;
    sorted = false;
  }

  /** Calls with every number that the object is paired with. */
  void forEach(int object, IntConsumer number) {
    sort();
    int index = Arrays.binarySearch(pairs, 0, size, (long) object << 32);
    for (int at = index < 0 ? -index - 1 : index; at < size && pairs[at] >> 32 == object; at++) {
      number.accept((int) pairs[at]);
    }
  }

  /** Adds every object that is paired with something. */
  void addObjectsTo(ObjectSet objects) {
    for (int at = 0; at < size; at++) {
      objects.add((int) (pairs[at] >> 32));
    }
  }

  private void sort() {
    if (!sorted) {
      Arrays.sort(pairs, 0, size);
      sorted = true;
    }
  }
}
