package io.lostwake.jvm.hprof;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Lists of objects, one behind the other, in chunks that several writers fill at once. The last of
/// each list is marked.
final class Targets {
  private static final int SHIFT = 16;
  private static final int CHUNK = 1 << SHIFT;
  private static final int LAST = 1 << 31;

  private int[][] chunks = new int[16][];
  private int used;

  /// Calls with every object of the list that starts at a place, which is not 0.
  void forEach(int start, IntConsumer target) {
    int at = start;
    int value;
    do {
      value = chunks[at >>> SHIFT][at & (CHUNK - 1)];
      target.accept(value & ~LAST);
      at++;
    } while (value >= 0);
  }

  /// Adds chunks that follow each other.
  ///
  /// @return the first of them
  private synchronized int grab(int count) {
    int first = used;
    if (first + count > 1 << (32 - SHIFT)) {
      throw new OutOfMemoryError("more references than can be numbered: 4,294,967,296");
    }
    if (first + count > chunks.length) {
      chunks = Arrays.copyOf(chunks, Math.max(first + count, 2 * chunks.length));
    }
    for (int i = 0; i < count; i++) {
      chunks[first + i] = new int[CHUNK];
    }
    used += count;
    return first;
  }

  private synchronized int[] chunk(int number) {
    return chunks[number];
  }

  /// Writes lists. Each thread has its own.
  final class Writer {
    private int[] chunk = new int[0];
    private long at = 1;
    private long end = 1;
    private long start;

    /// Starts a list of at most so many objects.
    void start(int most) {
      if (end - at < most) {
        int count = (int) ((most + (long) CHUNK) >>> SHIFT);
        int first = grab(count);
        at = (long) first << SHIFT;
        end = at + ((long) count << SHIFT);
        at += first == 0 ? 1 : 0;
        chunk = chunk(first);
      }
      start = at;
    }

    void add(int object) {
      if ((at & (CHUNK - 1)) == 0) {
        chunk = chunk((int) (at >>> SHIFT));
      }
      chunk[(int) at & (CHUNK - 1)] = object;
      at++;
    }

    /// Ends the list.
    ///
    /// @return where it starts; 0 when it has no objects
    int finish() {
      if (at == start) {
        return 0;
      }
      long last = at - 1;
      chunk((int) (last >>> SHIFT))[(int) last & (CHUNK - 1)] |= LAST;
      return (int) start;
    }
  }
}
