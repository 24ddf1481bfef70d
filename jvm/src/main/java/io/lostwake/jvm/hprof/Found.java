package io.lostwake.jvm.hprof;

import java.util.ArrayList;
import java.util.List;

/// What some heap dump segments hold, in the order of the dump.
final class Found {
  /// Objects that lie less than 2 GiB from each other.
  static final class Batch {
    static final int SIZE = 1 << 12;

    final long start;
    final long[] ids = new long[SIZE];
    final int[] distances = new int[SIZE];
    final int[] classes = new int[SIZE];
    int count;

    Batch(long start) {
      this.start = start;
    }
  }

  /// Ids, places and classes of all objects.
  final List<Batch> batches = new ArrayList<>();

  /// Where classes are described.
  final Longs classDumps = new Longs();

  /// Kinds of roots, as in [SubRecord], each with an id in [#rootIds].
  final Ints rootKinds = new Ints();

  final Longs rootIds = new Longs();

  /// Threads: the object's id, the thread's serial number, the trace's.
  final Longs threadIds = new Longs();

  final Ints threadSerials = new Ints();
  final Ints threadTraces = new Ints();

  /// Runs of locals of one thread: its serial number, where the first is, how many.
  final Ints localSerials = new Ints();

  final Longs localStarts = new Longs();
  final Ints localCounts = new Ints();

  private Batch batch = new Batch(0);
  private long localsEnd = -1;

  void object(long id, long position, int type) {
    if (batch.count == Batch.SIZE || batches.isEmpty() || position - batch.start > 1L << 30) {
      batch = new Batch(position);
      batches.add(batch);
    }
    int at = batch.count;
    batch.ids[at] = id;
    batch.distances[at] = (int) (position - batch.start);
    batch.classes[at] = type;
    batch.count = at + 1;
  }

  void root(int kind, long id) {
    rootKinds.add(kind);
    rootIds.add(id);
  }

  void thread(long id, int serial, int trace) {
    threadIds.add(id);
    threadSerials.add(serial);
    threadTraces.add(trace);
  }

  /// Notes the local whose record lies between two positions.
  void local(int serial, long position, long end) {
    int last = localSerials.size() - 1;
    if (position == localsEnd && localSerials.get(last) == serial) {
      localCounts.set(last, localCounts.get(last) + 1);
    } else {
      localSerials.add(serial);
      localStarts.add(position);
      localCounts.add(1);
    }
    localsEnd = end;
  }
}
