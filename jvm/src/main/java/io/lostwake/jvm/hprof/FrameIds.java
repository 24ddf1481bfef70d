package io.lostwake.jvm.hprof;

import java.util.stream.IntStream;

/// Which call each frame id stands for. Frames are written with ascending ids, so that runs of them
/// are all that has to be kept of the ids.
final class FrameIds {
  private final Longs runIds = new Longs();
  private final Ints runStarts = new Ints();
  private final Ints calls = new Ints();
  private long nextId;

  /// Notes the call of a frame id.
  void add(long id, int call) {
    if (id != nextId || calls.size() == 0) {
      runIds.add(id);
      runStarts.add(calls.size());
    }
    calls.add(call);
    nextId = id + 1;
  }

  /// The call of a frame id that was noted just before; -1 if it was not.
  int recent(long id) {
    int last = runIds.size() - 1;
    return last < 0 ? -1 : inRun(last, id);
  }

  /// Orders all ids; none may be added afterwards.
  Sorted sorted() {
    return new Sorted();
  }

  private int inRun(int run, long id) {
    int start = runStarts.get(run);
    int end = run + 1 < runIds.size() ? runStarts.get(run + 1) : calls.size();
    long at = id - runIds.get(run);
    return at >= 0 && at < end - start ? calls.get(start + (int) at) : -1;
  }

  /// All ids in order.
  final class Sorted {
    private final int[] runs;

    private Sorted() {
      runs =
          IntStream.range(0, runIds.size())
              .boxed()
              .sorted((a, b) -> Long.compare(runIds.get(a), runIds.get(b)))
              .mapToInt(Integer::intValue)
              .toArray();
    }

    /// The call of a frame id; -1 for none.
    int call(long id) {
      int low = -1;
      int high = runs.length - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (runIds.get(runs[middle]) <= id) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low < 0 ? -1 : inRun(runs[low], id);
    }
  }
}
