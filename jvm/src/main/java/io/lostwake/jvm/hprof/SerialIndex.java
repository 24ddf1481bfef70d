package io.lostwake.jvm.hprof;

import java.util.Arrays;

/// From serial numbers, which a dump mostly counts up from 1, to numbers of our own.
final class SerialIndex {
  private int[] dense = new int[1024];
  private final LongIndex far = new LongIndex();
  private int size;

  /// The number of a serial; -1 for none.
  int get(int serial) {
    return serial >= 0 && serial < dense.length
        ? dense[serial] - 1
        : far.get((serial & 0xffff_ffffL) + 1);
  }

  /// Gives a serial a number unless it has one already.
  void putIfAbsent(int serial, int number) {
    if (get(serial) >= 0) {
      return;
    }
    if (serial >= dense.length && serial < 4 * (long) size) {
      grow(Math.max(serial + 1, 2 * dense.length));
    }
    size++;
    if (serial >= 0 && serial < dense.length) {
      dense[serial] = number + 1;
    } else {
      far.putIfAbsent((serial & 0xffff_ffffL) + 1, number);
    }
  }

  private void grow(int length) {
    int before = dense.length;
    dense = Arrays.copyOf(dense, length);
    for (int serial = before; serial < length; serial++) {
      dense[serial] = far.get(serial + 1L) + 1;
    }
  }
}
