package io.lostwake.golang;

import java.util.Arrays;

/**
 * Gives equal runs of bytes equal small numbers: 0, 1, 2 and so on. A run is two ranges taken
 * together, so that a line can be recognised without what differs from goroutine to goroutine. Runs
 * are compared byte by byte, so that no crafted hash collision can make two of them equal; and
 * probes are limited, so that crafted collisions cost no more than a run that is not kept.
 */
final class ByteStringTable {
  /** The number of a run that is not in the table. */
  static final int UNKNOWN = -1;

  private static final int MAXIMUM_PROBES = 128;
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final long FINISHER = 0xBF58476D1CE4E5B9L;

  private final int maximumRuns;
  private final int maximumBytes;
  private int[] slots = new int[256];
  private long[] hashes = new long[128];
  private int[] offsets = new int[129];
  private int[] middles = new int[128];
  private byte[] text = new byte[4096];
  private int size;

  /**
   * An empty table.
   *
   * @param maximumRuns how many runs are kept
   * @param maximumBytes how many bytes of them
   */
  ByteStringTable(int maximumRuns, int maximumBytes) {
    this.maximumRuns = maximumRuns;
    this.maximumBytes = maximumBytes;
  }

  /** How many runs are known. */
  int size() {
    return size;
  }

  /** The number of one range, {@link #UNKNOWN} if it was never added. */
  int find(byte[] bytes, int from, int to) {
    return find(bytes, from, to, to, to);
  }

  /** The number of two ranges together, {@link #UNKNOWN} if they were never added. */
  int find(byte[] bytes, int from, int to, int from2, int to2) {
    long hash = hash(bytes, from, to, from2, to2);
    int mask = slots.length - 1;
    for (int probe = 0; probe < MAXIMUM_PROBES; probe++) {
      int number = slots[((int) hash + probe) & mask] - 1;
      if (number < 0) {
        return UNKNOWN;
      }
      if (hashes[number] == hash && isSame(number, bytes, from, to, from2, to2)) {
        return number;
      }
    }
    return UNKNOWN;
  }

  /** Adds one range that is not known; {@link #UNKNOWN} when there is no room. */
  int add(byte[] bytes, int from, int to) {
    return add(bytes, from, to, to, to);
  }

  /** Adds two ranges that are not known; {@link #UNKNOWN} when there is no room. */
  int add(byte[] bytes, int from, int to, int from2, int to2) {
    int length = to - from + to2 - from2;
    int offset = offsets[size];
    if (size >= maximumRuns || length > maximumBytes - offset) {
      return UNKNOWN;
    }
    long hash = hash(bytes, from, to, from2, to2);
    if (!place(hash, size)) {
      return UNKNOWN;
    }
    if (offset + length > text.length) {
      text = Arrays.copyOf(text, Math.max(offset + length, text.length * 2));
    }
    System.arraycopy(bytes, from, text, offset, to - from);
    System.arraycopy(bytes, from2, text, offset + to - from, to2 - from2);
    hashes[size] = hash;
    middles[size] = offset + to - from;
    size++;
    offsets[size] = offset + length;
    if (size == hashes.length) {
      grow();
    }
    return size - 1;
  }

  /** Whether two ranges together are the run of a number, which need not be known yet. */
  boolean isRun(int number, byte[] bytes, int from, int to, int from2, int to2) {
    return number < size && isSame(number, bytes, from, to, from2, to2);
  }

  /** The length of the first range of a run, if a range begins with just that; else -1. */
  int firstLength(int number, byte[] bytes, int from, int to) {
    if (number >= size) {
      return -1;
    }
    int offset = offsets[number];
    int length = middles[number] - offset;
    return length <= to - from
            && Arrays.equals(text, offset, offset + length, bytes, from, from + length)
        ? length
        : -1;
  }

  private boolean isSame(int number, byte[] bytes, int from, int to, int from2, int to2) {
    int offset = offsets[number];
    int middle = offset + to - from;
    return middles[number] == middle
        && offsets[number + 1] - middle == to2 - from2
        && Arrays.equals(text, offset, middle, bytes, from, to)
        && Arrays.equals(text, middle, middle + to2 - from2, bytes, from2, to2);
  }

  private boolean place(long hash, int number) {
    int mask = slots.length - 1;
    for (int probe = 0; probe < MAXIMUM_PROBES; probe++) {
      int slot = ((int) hash + probe) & mask;
      if (slots[slot] == 0) {
        slots[slot] = number + 1;
        return true;
      }
    }
    return false;
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, size * 2);
    middles = Arrays.copyOf(middles, size * 2);
    offsets = Arrays.copyOf(offsets, size * 2 + 1);
    slots = new int[size * 4];
    for (int number = 0; number < size; number++) {
      // A run that finds no slot here is merely added once more when it is seen again.
      place(hashes[number], number);
    }
  }

  /** The bytes must be readable for 8 more than the ranges. */
  private static long hash(byte[] bytes, int from, int to, int from2, int to2) {
    long hash = mix(mix(MULTIPLIER, bytes, from, to), bytes, from2, to2) * FINISHER;
    return hash ^ (hash >>> 31);
  }

  private static long mix(long seed, byte[] bytes, int from, int to) {
    long hash = seed + (to - from);
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      hash = (hash ^ LineScanner.word(bytes, i)) * MULTIPLIER;
      hash ^= hash >>> 29;
    }
    if (i < to) {
      long rest = LineScanner.word(bytes, i) & (-1L >>> (Long.SIZE - (to - i) * Byte.SIZE));
      hash = (hash ^ rest) * MULTIPLIER;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
