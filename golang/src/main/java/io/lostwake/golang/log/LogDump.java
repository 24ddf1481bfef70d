package io.lostwake.golang.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// One dump in a log. It is read with [#text], as far as the log goes; what it counts is complete
/// only after that.
public final class LogDump {
  private static final int MAXIMUM_WORDS = 200;

  private final LogDumps log;
  private final Budget budget;
  private final DumpFormat format;
  private final long line;
  private final long offset;
  private final LineNumbers lineNumbers = new LineNumbers();
  private byte[] waiting = new byte[1 << 8];
  private int waitingFrom;
  private int waitingTo;
  private long headers;
  private long strands;
  private long calls;
  private boolean isRunning;
  private boolean isEnded;
  private boolean isShortened;
  private String lastWords = "";

  LogDump(LogDumps log, Budget budget, DumpFormat format, long line, long offset) {
    this.log = log;
    this.budget = budget;
    this.format = format;
    this.line = line;
    this.offset = offset;
  }

  /// Its format.
  public DumpFormat format() {
    return format;
  }

  /// The line of the log in which it begins; 1 is the first.
  public long line() {
    return line;
  }

  /// Offset of that line from the start of the log, in bytes.
  public long offset() {
    return offset;
  }

  /// How many goroutines it announces, as far as it was read.
  public long strands() {
    return strands;
  }

  /// What the process died of, as the log has it; empty when it does not tell.
  public String lastWords() {
    return lastWords;
  }

  /// Whether it is more than words that look like a header: a goroutine with a stack, or several.
  public boolean isWorthReading() {
    return headers > 1 || (headers == 1 && calls > 0) || strands > 1;
  }

  /// Whether it is no more than the stack of one goroutine, such as a server prints when a handler
  /// panics. A process that died with one goroutine left is more.
  public boolean isLoneStack() {
    return format == DumpFormat.TRACEBACK && strands == 1 && (isRunning || lastWords.isEmpty());
  }

  /// Whether lines are missing, because too much of several dumps was mixed.
  public boolean isShortened() {
    return isShortened;
  }

  /// Whether it begins with the log and has its bytes.
  public boolean isFromStart() {
    return offset == 0 && lineNumbers.isOneRun();
  }

  /// Where its lines were in the log.
  public LineNumbers lineNumbers() {
    return lineNumbers;
  }

  /// Its lines without what the log put around them. To be read to its end before the next dump.
  public InputStream text() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        return length == 0 ? 0 : log.read(LogDump.this, bytes, from, length);
      }
    };
  }

  void countHeader(long goroutines, boolean running) {
    headers++;
    strands += goroutines;
    isRunning = running;
  }

  void countCall() {
    calls++;
  }

  boolean hasHeader() {
    return headers > 0;
  }

  void setLastWords(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + MAXIMUM_WORDS);
    lastWords = new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  /// Adds a line that waits to be read.
  void add(byte[] bytes, int from, int to, long number, boolean isTerminated) {
    int length = to - from + (isTerminated ? 1 : 0);
    if (isShortened || !budget.take(length)) {
      isShortened = true;
      return;
    }
    makeRoom(length);
    System.arraycopy(bytes, from, waiting, waitingTo, to - from);
    waitingTo += to - from;
    if (isTerminated) {
      waiting[waitingTo++] = '\n';
      lineNumbers.add(number, 1);
    }
  }

  private void makeRoom(int length) {
    if (waitingTo + length <= waiting.length) {
      return;
    }
    int size = waitingTo - waitingFrom;
    byte[] room =
        size + length > waiting.length / 2
            ? new byte[Math.max(2 * waiting.length, size + length)]
            : waiting;
    System.arraycopy(waiting, waitingFrom, room, 0, size);
    waiting = room;
    waitingFrom = 0;
    waitingTo = size;
  }

  boolean hasWaiting() {
    return waitingTo > waitingFrom;
  }

  int takeWaiting(byte[] bytes, int from, int length) {
    int taken = Math.min(length, waitingTo - waitingFrom);
    System.arraycopy(waiting, waitingFrom, bytes, from, taken);
    waitingFrom += taken;
    budget.give(taken);
    if (waitingFrom == waitingTo) {
      waitingFrom = 0;
      waitingTo = 0;
    }
    return taken;
  }

  void end() {
    isEnded = true;
  }

  boolean isEnded() {
    return isEnded;
  }

  @Override
  public String toString() {
    return "%s at line %d, %d goroutines".formatted(format, line, strands);
  }

  /// How much text may wait in all dumps of a log.
  static final class Budget {
    private long left;

    Budget(long bytes) {
      left = bytes;
    }

    private boolean take(int bytes) {
      boolean isEnough = left >= bytes;
      left -= isEnough ? bytes : 0;
      return isEnough;
    }

    private void give(int bytes) {
      left += bytes;
    }
  }
}
