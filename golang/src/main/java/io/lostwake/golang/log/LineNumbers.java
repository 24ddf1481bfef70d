package io.lostwake.golang.log;

import java.util.Arrays;

/// Which line of a log each line of a dump was, kept as runs that count together.
public final class LineNumbers {
  private static final int MAXIMUM_RUNS = 1 << 14;

  private long[] inDump = new long[8];
  private long[] inLog = new long[8];
  private boolean[] isSame = new boolean[8];
  private int runs;
  private long lines;
  private boolean isFull;

  /// No line yet.
  LineNumbers() {}

  /// Adds lines that follow each other in the log, too, or one more that was in the same line of
  /// it.
  void add(long first, long count) {
    if (!goesOn(first) && !isFull) {
      isFull = runs == MAXIMUM_RUNS;
      if (!isFull) {
        begin(first);
      }
    }
    lines += count;
  }

  private boolean goesOn(long first) {
    int run = runs - 1;
    if (run < 0) {
      return false;
    }
    long before = lines - inDump[run];
    if (before == 1 && first == inLog[run]) {
      isSame[run] = true;
    }
    return first == inLog[run] + (isSame[run] ? 0 : before);
  }

  /// The line of the log that the last line was; 0 when that is not known any more.
  public long last() {
    return lines == 0 ? 0 : inLog(lines);
  }

  /// Whether the lines of the log follow each other without a gap.
  boolean isOneRun() {
    return runs <= 1 && !isFull;
  }

  private void begin(long first) {
    if (runs == inDump.length) {
      inDump = Arrays.copyOf(inDump, 2 * runs);
      inLog = Arrays.copyOf(inLog, 2 * runs);
      isSame = Arrays.copyOf(isSame, 2 * runs);
    }
    inDump[runs] = lines;
    isSame[runs] = false;
    inLog[runs++] = first;
  }

  /// The line of the log, from 1.
  ///
  /// @param line a line of the dump, from 1
  /// @return 0 when that is not known any more
  public long inLog(long line) {
    int run = Arrays.binarySearch(inDump, 0, runs, line - 1);
    run = run >= 0 ? run : -run - 2;
    if (run < 0 || (isFull && run == runs - 1)) {
      return 0;
    }
    return inLog[run] + (isSame[run] ? 0 : line - 1 - inDump[run]);
  }
}
