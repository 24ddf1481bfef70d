package io.lostwake.jvm.hprof;

/// From ids to numbers. The id 0 is never in it.
final class LongIndex {
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private long[] keys = new long[16];
  private int[] values = new int[16];
  private int size;

  /// The number of an id, or -1.
  int get(long id) {
    if (id == 0) {
      return -1;
    }
    int slot = slot(keys, id);
    return keys[slot] == 0 ? -1 : values[slot];
  }

  /// Gives an id a number unless it has one already.
  ///
  /// @return the number it had before, or -1
  int putIfAbsent(long id, int number) {
    if (id == 0) {
      return -1;
    }
    int slot = slot(keys, id);
    if (keys[slot] != 0) {
      return values[slot];
    }
    keys[slot] = id;
    values[slot] = number;
    size++;
    if (2 * size > keys.length) {
      grow();
    }
    return -1;
  }

  private void grow() {
    long[] largerKeys = new long[2 * keys.length];
    int[] largerValues = new int[2 * keys.length];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        int slot = slot(largerKeys, keys[i]);
        largerKeys[slot] = keys[i];
        largerValues[slot] = values[i];
      }
    }
    keys = largerKeys;
    values = largerValues;
  }

  private static int slot(long[] keys, long id) {
    int slot = (int) ((id * SPREAD) >>> 32) & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != id) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }
}
