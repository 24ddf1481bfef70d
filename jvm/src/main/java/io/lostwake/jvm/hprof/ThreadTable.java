package io.lostwake.jvm.hprof;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The threads of a dump, their stacks and where their locals are.
final class ThreadTable {
  private final Pages pages;
  private final int idSize;
  private final ObjectTable objects;
  private final Frames frames;

  private final Ints serials = new Ints();
  private final Ints traces = new Ints();
  private final Ints threadObjects = new Ints();

  /// The first run of locals of each thread; the next thread's is behind its last.
  private final int[] firstRun;

  private final long[] runStarts;
  private final int[] runCounts;

  ThreadTable(List<Found> found, Pages pages, int idSize, ObjectTable objects, Frames frames) {
    this.pages = pages;
    this.idSize = idSize;
    this.objects = objects;
    this.frames = frames;
    LongIndex bySerial = new LongIndex();
    int runs = 0;
    for (Found part : found) {
      for (int i = 0; i < part.threadSerials.size(); i++) {
        add(bySerial, part.threadSerials.get(i), part.threadTraces.get(i), part.threadIds.get(i));
      }
      runs += part.localSerials.size();
    }
    for (Found part : found) {
      for (int i = 0; i < part.localSerials.size(); i++) {
        if (bySerial.get(key(part.localSerials.get(i))) < 0) {
          add(bySerial, part.localSerials.get(i), 0, 0);
        }
      }
    }
    firstRun = new int[serials.size() + 1];
    runStarts = new long[runs];
    runCounts = new int[runs];
    placeRuns(found, bySerial);
  }

  private void add(LongIndex bySerial, int serial, int trace, long id) {
    bySerial.putIfAbsent(key(serial), serials.size());
    serials.add(serial);
    traces.add(trace);
    threadObjects.add(objects.number(id));
  }

  private void placeRuns(List<Found> found, LongIndex bySerial) {
    for (Found part : found) {
      for (int i = 0; i < part.localSerials.size(); i++) {
        firstRun[bySerial.get(key(part.localSerials.get(i))) + 1]++;
      }
    }
    for (int thread = 0; thread < serials.size(); thread++) {
      firstRun[thread + 1] += firstRun[thread];
    }
    int[] next = firstRun.clone();
    for (Found part : found) {
      for (int i = 0; i < part.localSerials.size(); i++) {
        int thread = bySerial.get(key(part.localSerials.get(i)));
        int run = next[thread]++;
        runStarts[run] = part.localStarts.get(i);
        runCounts[run] = part.localCounts.get(i);
      }
    }
  }

  private static long key(int serial) {
    return (serial & 0xffff_ffffL) + 1;
  }

  /// All threads, made when asked for.
  List<HeapThread> threads() {
    return new Threads();
  }

  int serial(int thread) {
    return serials.get(thread);
  }

  int object(int thread) {
    return threadObjects.get(thread);
  }

  List<HeapFrame> frames(int thread) {
    return frames.ofTrace(traces.get(thread) & 0xffff_ffffL);
  }

  /// The objects that a thread's locals refer to.
  ///
  /// @param frame the only frame that counts; null for all
  IntStream locals(int thread, @Nullable Integer frame) {
    return IntStream.range(firstRun[thread], firstRun[thread + 1])
        .flatMap(run -> locals(runStarts[run], runCounts[run], frame));
  }

  private IntStream locals(long start, int count, @Nullable Integer frame) {
    int length = 1 + idSize + 8;
    IntStream.Builder found = IntStream.builder();
    for (int i = 0; i < count; i++) {
      long at = start + (long) i * length;
      if (frame == null || frame == pages.i4(at + 1 + idSize + 4)) {
        int object = objects.number(pages.id(at + 1));
        if (object != HeapGraph.NONE) {
          found.add(object);
        }
      }
    }
    return found.build();
  }

  private final class Threads extends AbstractList<HeapThread> implements RandomAccess {
    @Override
    public HeapThread get(int thread) {
      if (thread < 0 || thread >= size()) {
        throw new IndexOutOfBoundsException(thread);
      }
      return new HeapThread(ThreadTable.this, thread);
    }

    @Override
    public int size() {
      return serials.size();
    }
  }
}
