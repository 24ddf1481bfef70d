package io.lostwake.jvm.hprof;

import java.io.IOException;
import java.util.Locale;

/// Goes over the records of a dump from front to back. Reads texts, classes' names and stacks;
/// notes where the objects are.
final class Walk {
  private static final int TEXT = 0x01;
  private static final int LOAD_CLASS = 0x02;
  private static final int FRAME = 0x04;
  private static final int TRACE = 0x05;
  private static final int HEAP_DUMP = 0x0C;
  private static final int HEAP_DUMP_SEGMENT = 0x1C;
  private static final int HEAP_DUMP_END = 0x2C;

  /// A file with more unknown records in a row is something else from there on.
  private static final int MOST_UNKNOWN = 1_000;

  private final Cursor cursor;
  private final int idSize;
  private final Texts texts;
  private final ClassNumbers classes;
  private final Stacks stacks;
  private final Losses losses;

  private Segments segments = new Segments();
  private boolean endsOpen;
  private boolean segmented;
  private boolean ended;
  private int heapDumps;
  private long unknown;
  private long firstUnknown;
  private long stretchStart;
  private int unknownInARow;

  Walk(DumpFile file, int idSize, Texts texts, ClassNumbers classes, Stacks stacks, Losses losses) {
    this.cursor = new Cursor(file, idSize);
    this.idSize = idSize;
    this.texts = texts;
    this.classes = classes;
    this.stacks = stacks;
    this.losses = losses;
  }

  /// Goes on from a record, up to the end of the file or a heap dump that does not say how long it
  /// is.
  void from(long start) throws IOException {
    segments = new Segments();
    endsOpen = false;
    long size = cursor.end();
    cursor.seek(start, size);
    while (!endsOpen && cursor.has(1)) {
      long position = cursor.position();
      if (!cursor.has(9)) {
        losses.cutShort(position, "the dump stops inside the head of a record");
        return;
      }
      int at = cursor.need(9);
      int tag = cursor.window()[at];
      long length = BigEndian.i4(cursor.window(), at + 5) & 0xffff_ffffL;
      cursor.skip(9);
      long body = cursor.position();
      if (tag == HEAP_DUMP) {
        length = heapDumpLength(body, length);
      }
      if (length > size - body && !(tag == HEAP_DUMP_SEGMENT || tag == HEAP_DUMP)) {
        losses.cutShort(position, "the dump stops inside a record");
        return;
      }
      record(tag, position, body, length);
      if (unknownInARow > MOST_UNKNOWN) {
        break;
      }
      cursor.seek(Math.min(size, body + length), size);
    }
  }

  /// Where objects are, found since the last call of [#from(long)]; ends may lie behind the file's.
  Segments segments() {
    return segments;
  }

  /// Whether the last segment may end earlier, and records may follow.
  boolean endsOpen() {
    return endsOpen;
  }

  /// Notes what the end of the file showed to be missing, and reads the stacks that could not be
  /// read on the way.
  void finish() throws IOException {
    cursor.seek(0, cursor.end());
    stacks.finish(cursor);
    if (unknownInARow > MOST_UNKNOWN) {
      losses.skipped(stretchStart, "from here on the file is no heap dump");
    } else if (unknown > 0) {
      losses.skipped(
          firstUnknown,
          String.format(Locale.ROOT, "%,d records of unknown kinds were skipped", unknown));
    }
    if (segmented && !ended) {
      losses.cutShort(cursor.end(), "the dump stops before the record that ends it");
    } else if (!segmented && heapDumps == 0) {
      losses.cutShort(cursor.end(), "the dump stops before the first object");
    }
  }

  private void record(int tag, long position, long body, long length) throws IOException {
    boolean known = true;
    switch (tag) {
      case TEXT -> {
        if (fits(position, length, idSize)) {
          long id = cursor.id();
          texts.add(id, body + idSize, length - idSize);
        }
      }
      case LOAD_CLASS -> {
        if (fits(position, length, 2 * idSize + 8)) {
          long serial = cursor.u4();
          long id = cursor.id();
          cursor.skip(4);
          classes.load(serial, id, cursor.id());
        }
      }
      case FRAME -> {
        if (fits(position, length, 4 * idSize + 8)) {
          stacks.frame(cursor);
        }
      }
      case TRACE -> {
        if (fits(position, length, 12)) {
          stacks.trace(cursor, body + length);
        }
      }
      case HEAP_DUMP, HEAP_DUMP_SEGMENT -> {
        heapDumps++;
        segmented |= tag == HEAP_DUMP_SEGMENT;
        if (length > 0) {
          segments.add(body, body + length);
        }
      }
      case HEAP_DUMP_END -> ended = true;
      default -> known = isIgnored(tag);
    }
    if (known) {
      unknownInARow = 0;
    } else {
      firstUnknown = unknown == 0 ? position : firstUnknown;
      stretchStart = unknownInARow == 0 ? position : stretchStart;
      unknown++;
      unknownInARow++;
    }
  }

  /// Unloaded classes, allocation sites, heap summary, start and end of threads, CPU samples,
  /// settings: they tell nothing of the heap.
  private static boolean isIgnored(int tag) {
    return switch (tag) {
      case 0x03, 0x06, 0x07, 0x0A, 0x0B, 0x0D, 0x0E -> true;
      default -> false;
    };
  }

  private boolean fits(long position, long length, int needed) {
    if (length < needed) {
      losses.cutShort(position, "a record is shorter than its kind needs");
      return false;
    }
    return true;
  }

  /// Writers before JDK 6 left 0 as the length when they did not know it, and lengths over 4 GiB
  /// have lost their high bits.
  private long heapDumpLength(long body, long length) throws IOException {
    long size = cursor.end();
    if (length > 0 && size - body <= 0xffff_ffffL) {
      return length;
    }
    for (long possible = length; possible <= size - body; possible += 1L << 32) {
      if (startsRecords(body + possible)) {
        cursor.seek(body, size);
        return possible;
      }
    }
    cursor.seek(body, size);
    endsOpen = true;
    return size - body;
  }

  private boolean startsRecords(long start) throws IOException {
    long size = cursor.end();
    long at = start;
    for (int i = 0; i < 8 && at < size; i++) {
      cursor.seek(at, size);
      if (!cursor.has(9)) {
        return false;
      }
      int tag = cursor.u1();
      cursor.skip(4);
      at = cursor.position() + 4 + cursor.u4();
      boolean known = (tag >= TEXT && tag <= TRACE) || isIgnored(tag) || isOfHeap(tag);
      if (!known || at > size) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfHeap(int tag) {
    return tag == HEAP_DUMP || tag == HEAP_DUMP_SEGMENT || tag == HEAP_DUMP_END;
  }
}
