package io.lostwake.jvm.proof;

import java.util.Arrays;

/** A list of ints that grows; also a stack. */
final class Ints {
  private int[] values = new int[1024];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  int get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Takes the last one off; there must be one. */
  int removeLast() {
    return values[--size];
  }
}
