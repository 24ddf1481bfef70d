package io.lostwake.jvm.hprof;

import java.util.AbstractList;
import java.util.Arrays;
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
    SerialIndex bySerial = new SerialIndex();
    int runs = 0;
    for (Found part : found) {
      for (int i = 0; i < part.threadSerials.size(); i++) {
        add(bySerial, part.threadSerials.get(i), part.threadTraces.get(i), part.threadIds.get(i));
      }
      runs += part.localSerials.size();
    }
    for (Found part : found) {
      for (int i = 0; i < part.localSerials.size(); i++) {
        if (bySerial.get(part.localSerials.get(i)) < 0) {
          add(bySerial, part.localSerials.get(i), 0, 0);
        }
      }
    }
    firstRun = new int[serials.size() + 1];
    runStarts = new long[runs];
    runCounts = new int[runs];
    placeRuns(found, bySerial);
  }

  private void add(SerialIndex bySerial, int serial, int trace, long id) {
    bySerial.putIfAbsent(serial, serials.size());
    serials.add(serial);
    traces.add(trace);
    threadObjects.add(objects.number(id));
  }

  private void placeRuns(List<Found> found, SerialIndex bySerial) {
    for (Found part : found) {
      for (int i = 0; i < part.localSerials.size(); i++) {
        firstRun[bySerial.get(part.localSerials.get(i)) + 1]++;
      }
    }
    for (int thread = 0; thread < serials.size(); thread++) {
      firstRun[thread + 1] += firstRun[thread];
    }
    int[] next = firstRun.clone();
    for (Found part : found) {
      for (int i = 0; i < part.localSerials.size(); i++) {
        int thread = bySerial.get(part.localSerials.get(i));
        int run = next[thread]++;
        runStarts[run] = part.localStarts.get(i);
        runCounts[run] = part.localCounts.get(i);
      }
    }
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
    return frames.ofTrace(traces.get(thread));
  }

  /// The objects that a thread's locals refer to.
  ///
  /// @param frame the only frame that counts; null for all
  IntStream locals(int thread, @Nullable Integer frame) {
    int count = 0;
    for (int run = firstRun[thread]; run < firstRun[thread + 1]; run++) {
      count += runCounts[run];
    }
    int[] found = new int[count];
    int size = 0;
    for (int run = firstRun[thread]; run < firstRun[thread + 1]; run++) {
      size = locals(run, frame, found, size);
    }
    return Arrays.stream(found, 0, size);
  }

  private int locals(int run, @Nullable Integer frame, int[] found, int before) {
    int length = 1 + idSize + 8;
    int size = before;
    for (int i = 0; i < runCounts[run]; i++) {
      long at = runStarts[run] + (long) i * length;
      if (frame == null || frame == pages.i4(at + 1 + idSize + 4)) {
        int object = objects.number(pages.id(at + 1));
        if (object != HeapGraph.NONE) {
          found[size] = object;
          size++;
        }
      }
    }
    return size;
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
