package io.lostwake.jvm.proof;

/** A set of objects, one bit for each object of the heap. */
final class ObjectSet {
  private final long[] words;

  ObjectSet(int objects) {
    words = new long[(objects >> 6) + 1];
  }

  private ObjectSet(long[] words) {
    this.words = words;
  }

  ObjectSet copy() {
    return new ObjectSet(words.clone());
  }

  boolean contains(int object) {
    return (words[object >> 6] & (1L << object)) != 0;
  }

  /** Whether it was new. */
  boolean add(int object) {
    long word = words[object >> 6];
    long bit = 1L << object;
    words[object >> 6] = word | bit;
    return (word & bit) == 0;
  }
}
