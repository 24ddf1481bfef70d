package io.lostwake.jvm.hprof;

import java.util.Arrays;

/// The distinct calls of all stacks: many threads stand at few places.
final class Calls {
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  /// Method, signature, file, place, one call after the other.
  private long[] parts = new long[4 * 64];

  /// Which call came after each call the last time: stacks are alike.
  private int[] next = new int[64];

  private int last;
  private int size;
  private int[] slots = new int[64];

  /// The number of a call, which is a new one if there was none like it.
  ///
  /// @param method the id of its name
  /// @param signature the id of its signature
  /// @param file the id of the source file's name
  /// @param classSerial the serial number of its class
  /// @param line as HPROF has it
  int number(long method, long signature, long file, int classSerial, int line) {
    long place = ((long) classSerial << 32) | (line & 0xffff_ffffL);
    int guess = next[last];
    int call =
        guess < size && is(guess, method, signature, file, place)
            ? guess
            : find(method, signature, file, place);
    next[last] = call;
    last = call;
    return call;
  }

  private int find(long method, long signature, long file, long place) {
    int slot = hash(method, signature, file, place) & (slots.length - 1);
    while (slots[slot] != 0) {
      if (is(slots[slot] - 1, method, signature, file, place)) {
        return slots[slot] - 1;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = size + 1;
    return add(method, signature, file, place);
  }

  private boolean is(int call, long method, long signature, long file, long place) {
    int at = 4 * call;
    return parts[at] == method
        && parts[at + 3] == place
        && parts[at + 1] == signature
        && parts[at + 2] == file;
  }

  private int add(long method, long signature, long file, long place) {
    int call = size;
    if (call == next.length) {
      next = Arrays.copyOf(next, 2 * call);
      parts = Arrays.copyOf(parts, 8 * call);
    }
    parts[4 * call] = method;
    parts[4 * call + 1] = signature;
    parts[4 * call + 2] = file;
    parts[4 * call + 3] = place;
    size++;
    if (2 * size > slots.length) {
      grow();
    }
    return call;
  }

  int size() {
    return size;
  }

  long method(int call) {
    return parts[4 * call];
  }

  long signature(int call) {
    return parts[4 * call + 1];
  }

  long file(int call) {
    return parts[4 * call + 2];
  }

  long classSerial(int call) {
    return parts[4 * call + 3] >>> 32;
  }

  int line(int call) {
    return (int) parts[4 * call + 3];
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int call = 0; call < size; call++) {
      int hash =
          hash(parts[4 * call], parts[4 * call + 1], parts[4 * call + 2], parts[4 * call + 3]);
      int slot = hash & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = call + 1;
    }
  }

  private static int hash(long method, long signature, long file, long place) {
    long hash = method * SPREAD + signature;
    hash = (hash ^ (hash >>> 29)) * SPREAD + file;
    hash = (hash ^ (hash >>> 29) ^ place) * SPREAD;
    return (int) (hash >>> 32);
  }
}
