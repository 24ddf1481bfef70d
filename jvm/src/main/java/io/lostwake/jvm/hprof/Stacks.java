package io.lostwake.jvm.hprof;

import java.io.IOException;
import java.util.Arrays;

/// The distinct stacks of a dump, and which of them belongs to each trace.
final class Stacks {
  private final int idSize;
  private final Calls calls = new Calls();
  private FrameIds ids = new FrameIds();
  private final SerialIndex bySerial = new SerialIndex();
  private final Longs deferred = new Longs();

  private final Ints sequence = new Ints();
  private final Ints starts = new Ints();
  private int[] slots = new int[64];
  private int[] scratch = new int[64];

  Stacks(int idSize) {
    this.idSize = idSize;
    starts.add(0);
  }

  /// Reads the body of a frame's record.
  void frame(Cursor cursor) throws IOException {
    int at = cursor.need(4 * idSize + 8);
    byte[] window = cursor.window();
    int call =
        calls.number(
            BigEndian.id(window, at + idSize, idSize),
            BigEndian.id(window, at + 2 * idSize, idSize),
            BigEndian.id(window, at + 3 * idSize, idSize),
            BigEndian.i4(window, at + 4 * idSize),
            BigEndian.i4(window, at + 4 * idSize + 4));
    ids.add(BigEndian.id(window, at, idSize), call);
  }

  /// Reads the body of a trace's record, at most up to its end.
  void trace(Cursor cursor, long end) throws IOException {
    long start = cursor.position();
    int serial = cursor.i4();
    cursor.skip(4);
    long count = Math.min(cursor.u4(), (end - cursor.position()) / idSize);
    for (int i = 0; i < count; i++) {
      int call = ids.recent(cursor.id());
      if (call < 0) {
        deferred.add(start);
        deferred.add(end);
        return;
      }
      put(i, call);
    }
    bySerial.putIfAbsent(serial, intern((int) count));
  }

  /// Reads the traces whose frames did not come right before them, and forgets the ids.
  void finish(Cursor cursor) throws IOException {
    if (deferred.size() > 0) {
      FrameIds.Sorted sorted = ids.sorted();
      for (int i = 0; i < deferred.size(); i += 2) {
        long end = deferred.get(i + 1);
        cursor.seek(deferred.get(i), end);
        traceAnywhere(cursor, end, sorted);
      }
    }
    ids = new FrameIds();
  }

  private void traceAnywhere(Cursor cursor, long end, FrameIds.Sorted sorted) throws IOException {
    int serial = cursor.i4();
    cursor.skip(4);
    long count = Math.min(cursor.u4(), (end - cursor.position()) / idSize);
    int known = 0;
    for (int i = 0; i < count; i++) {
      int call = sorted.call(cursor.id());
      if (call >= 0) {
        put(known, call);
        known++;
      }
    }
    bySerial.putIfAbsent(serial, intern(known));
  }

  /// The stack of a trace; -1 when there is none.
  int ofTrace(int serial) {
    return bySerial.get(serial);
  }

  /// How many different stacks there are.
  int size() {
    return starts.size() - 1;
  }

  /// The calls of a stack, innermost first.
  int[] calls(int stack) {
    int start = starts.get(stack);
    int[] numbers = new int[starts.get(stack + 1) - start];
    Arrays.setAll(numbers, i -> sequence.get(start + i));
    return numbers;
  }

  /// The distinct calls.
  Calls calls() {
    return calls;
  }

  private void put(int index, int call) {
    if (index == scratch.length) {
      scratch = Arrays.copyOf(scratch, 2 * index);
    }
    scratch[index] = call;
  }

  private int intern(int length) {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + scratch[i];
    }
    int slot = spread(hash) & (slots.length - 1);
    while (slots[slot] != 0) {
      if (isScratch(slots[slot] - 1, length)) {
        return slots[slot] - 1;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    int stack = size();
    for (int i = 0; i < length; i++) {
      sequence.add(scratch[i]);
    }
    starts.add(sequence.size());
    slots[slot] = stack + 1;
    if (2 * stack > slots.length) {
      grow();
    }
    return stack;
  }

  private boolean isScratch(int stack, int length) {
    int start = starts.get(stack);
    if (starts.get(stack + 1) - start != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (sequence.get(start + i) != scratch[i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int stack = 0; stack < size(); stack++) {
      int hash = 1;
      for (int i = starts.get(stack); i < starts.get(stack + 1); i++) {
        hash = 31 * hash + sequence.get(i);
      }
      int slot = spread(hash) & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = stack + 1;
    }
  }

  private static int spread(int hash) {
    return (hash * 0x9E37_79B9) >>> 7;
  }
}
