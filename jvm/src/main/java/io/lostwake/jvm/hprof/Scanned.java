package io.lostwake.jvm.hprof;

import java.io.IOException;

/// The outcome of scanning some segments: what they hold, how far they could be read, and why no
/// further.
final class Scanned {
  private final Found found = new Found();
  private final Segments read = new Segments();
  private final Longs stops = new Longs();
  private final Longs ends = new Longs();
  private final Ints unknown = new Ints();

  /// What the segments hold.
  Found found() {
    return found;
  }

  /// Scans one more segment.
  void add(SegmentScan scan, long start, long end) throws IOException {
    long stop = scan.scan(start, end);
    read.add(start, stop);
    if (stop != end) {
      stops.add(stop);
      ends.add(end);
      unknown.add(scan.stoppedAtUnknown() ? 1 : 0);
    }
  }

  /// Adds the ranges that could be read to others, and what could not to the losses.
  ///
  /// @param mayStop whether the last segment may end anywhere, because nobody said where
  void report(Segments all, Losses losses, long fileSize, boolean mayStop) {
    for (int i = 0; i < read.size(); i++) {
      all.add(read.start(i), read.end(i));
    }
    for (int i = 0; i < stops.size(); i++) {
      boolean atUnknown = unknown.get(i) == 1;
      if (ends.get(i) > fileSize && !atUnknown) {
        losses.cutShort(stops.get(i), "the dump stops inside a segment of objects");
      } else if (!atUnknown) {
        losses.cutShort(stops.get(i), "a record is longer than the segment that holds it");
      } else if (!mayStop || i < stops.size() - 1) {
        losses.skipped(
            stops.get(i), "a segment of objects goes on with a record of an unknown kind");
      }
    }
  }

  /// Where the next record outside may start, if the last segment may end anywhere.
  long next(long fileSize) {
    int last = stops.size() - 1;
    return last >= 0 && unknown.get(last) == 1 ? stops.get(last) : fileSize;
  }
}
