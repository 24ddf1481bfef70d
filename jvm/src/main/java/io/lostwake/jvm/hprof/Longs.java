package io.lostwake.jvm.hprof;

import java.util.Arrays;

/// A growing list of longs that never copies what it has.
final class Longs {
  private static final int SHIFT = 12;
  private static final int CHUNK = 1 << SHIFT;

  private long[][] chunks = new long[4][];
  private int size;

  void add(long value) {
    int chunk = size >>> SHIFT;
    if ((size & (CHUNK - 1)) == 0) {
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * chunk);
      }
      chunks[chunk] = new long[CHUNK];
    }
    chunks[chunk][size & (CHUNK - 1)] = value;
    size++;
  }

  long get(int index) {
    return chunks[index >>> SHIFT][index & (CHUNK - 1)];
  }

  void set(int index, long value) {
    chunks[index >>> SHIFT][index & (CHUNK - 1)] = value;
  }

  int size() {
    return size;
  }

  long[] toArray() {
    long[] values = new long[size];
    Arrays.setAll(values, this::get);
    return values;
  }
}
