package io.lostwake.golang.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides which lines of one process belong to one dump. A dump is never cut in two where the
/// runtime prints it as one: crashes of several threads, registers, stacks of the scheduler.
final class DumpCutter {
  /// Other text for so many lines ends a dump.
  private static final int MAXIMUM_TEXT = 200;

  /// The runtime prints 100 frames of a goroutine, and as many of each of its ancestors.
  private static final int MAXIMUM_WITHOUT_HEADER = 1 << 13;

  private final LogDumps log;
  private final FirstIds ids = new FirstIds();
  private final List<LogLine> blanks = new ArrayList<>();
  private @Nullable LogDump dump;
  private @Nullable LogLine held;
  private DumpLine last = DumpLine.BLANK;
  private int textLines;
  private int linesWithoutHeader;
  private boolean isAfterNextThread;
  private boolean isOfSignal;
  private boolean isOfDeadlock;
  private boolean hasTextInside;
  private boolean isDoubled;
  private boolean isClosed;
  private long plainLines;

  DumpCutter(LogDumps log) {
    this.log = log;
  }

  /// Whether the last dump has ended and no other one has begun.
  boolean isClosed() {
    return isClosed;
  }

  /// The dump to which lines are added now; null when there is none.
  @Nullable LogDump dump() {
    return dump;
  }

  /// Begins with what is left of a goroutine whose header is lost.
  void beginWithoutHeader(DumpFormat format, LogLine line) {
    if (dump == null) {
      begin(format, line);
    }
  }

  /// Adds a line.
  void take(LogLine line) {
    DumpLine kind = line.kind();
    if (kind == DumpLine.BLANK) {
      if (blanks.size() <= MAXIMUM_TEXT) {
        blanks.add(
            new LogLine(line.bytes(), 0, 0, line.number(), line.offset(), line.isTerminated()));
      }
      return;
    }
    release(line, kind);
    writeBlanks(kind);
    linesWithoutHeader++;
    switch (kind) {
      case HEADER -> takeHeader(line);
      case PROFILE -> takeProfile(line);
      case BUCKET -> takeBucket(line);
      case RECORD -> takeRecord(line);
      case FATAL -> takeFatal(line);
      case FILE -> takeFile(line);
      case CALL, CREATED_BY -> {
        if (dump != null) {
          dump.countCall();
        }
        write(isTraceback() ? trimmed(line) : line);
      }
      case END -> {
        write(line);
        hasTextInside = true;
        if (dump != null && dump.hasHeader()) {
          last = kind;
          close();
          return;
        }
      }
      case NEXT_THREAD -> {
        isAfterNextThread = true;
        write(line);
      }
      case OTHER -> takeText(line);
      default -> write(line);
    }
    last = kind;
    if (textLines > MAXIMUM_TEXT || linesWithoutHeader > MAXIMUM_WITHOUT_HEADER) {
      close();
    }
  }

  /// Ends the dump at hand.
  void close() {
    release(new LogLine(new byte[0], 0, 0, 0, 0, false), DumpLine.BLANK);
    writeBlanks(DumpLine.OTHER);
    if (dump != null) {
      dump.end();
    }
    dump = null;
    isClosed = true;
  }

  private boolean isTraceback() {
    return dump != null && dump.format() == DumpFormat.TRACEBACK;
  }

  private void takeHeader(LogLine line) {
    LogLine header = trimmed(line);
    GoroutineNumber number = GoroutineNumber.of(header);
    if (dump == null || dump.format() == DumpFormat.TEXT) {
      begin(DumpFormat.TRACEBACK, line);
    } else if (dump.hasHeader() && !isAfterNextThread) {
      if (ids.contains(number.id()) || (isOfDeadlock && hasTextInside)) {
        begin(DumpFormat.TRACEBACK, line);
      } else if (number.isRunning() && !isOfSignal) {
        // Only the next line tells whether it is the one who printed this dump or the next.
        held = header.copy();
        return;
      }
    }
    writeHeader(header, number);
  }

  private void writeHeader(LogLine header, GoroutineNumber number) {
    ids.add(number.id());
    if (dump != null) {
      dump.countHeader(number.goroutines(), number.isRunning());
    }
    textLines = 0;
    linesWithoutHeader = 0;
    write(header);
  }

  /// Writes a header that was held. It begins a dump when the goroutine is the one that prints it.
  /// Others may run as well: those on other threads of a crash, and with Go 1.26 those that come
  /// back from a system call while `debug=2` is written.
  private void release(LogLine next, DumpLine kind) {
    LogLine header = held;
    held = null;
    if (header != null) {
      if (kind == DumpLine.CALL && DumpPrinter.makes(trimmed(next), textLines > 0)) {
        begin(DumpFormat.TRACEBACK, header);
      }
      writeHeader(header, GoroutineNumber.of(header));
      last = DumpLine.HEADER;
    }
  }

  private void takeProfile(LogLine line) {
    if (dump == null || dump.hasHeader() || dump.format() == DumpFormat.TRACEBACK) {
      begin(DumpFormat.TEXT, line);
    }
    textLines = 0;
    linesWithoutHeader = 0;
    write(line);
  }

  private void takeBucket(LogLine line) {
    if (dump == null || (dump.hasHeader() && dump.format() != DumpFormat.PANICPARSE)) {
      begin(DumpFormat.PANICPARSE, line);
    }
    if (dump != null) {
      dump.countHeader(count(line), false);
      dump.countCall();
    }
    textLines = 0;
    linesWithoutHeader = 0;
    write(line);
  }

  private void takeRecord(LogLine line) {
    if (dump == null) {
      begin(DumpFormat.TEXT, line);
    }
    if (dump != null && dump.format() == DumpFormat.TEXT) {
      dump.countHeader(count(line), false);
      dump.countCall();
      textLines = 0;
      linesWithoutHeader = 0;
    }
    write(line);
  }

  private static long count(LogLine line) {
    long count = 0;
    int at = line.from();
    while (at < line.to() && (line.bytes()[at] == ' ' || line.bytes()[at] == '\t')) {
      at++;
    }
    while (at < line.to() && line.bytes()[at] >= '0' && line.bytes()[at] <= '9') {
      count = Math.min(Integer.MAX_VALUE, count * 10 + line.bytes()[at++] - '0');
    }
    return count;
  }

  private void takeFatal(LogLine line) {
    boolean isSameCrash = isAfterNextThread && last == DumpLine.NEXT_THREAD;
    if (dump == null || (dump.hasHeader() && !isSameCrash)) {
      begin(DumpFormat.TRACEBACK, line);
    }
    LogLine words = trimmed(line);
    if (dump != null && !dump.hasHeader()) {
      dump.setLastWords(words.bytes(), words.from(), words.to());
      isOfSignal = !AsciiText.startsWith(words.bytes(), words.from(), words.to(), "panic: ");
      isOfDeadlock =
          AsciiText.startsWith(
              words.bytes(), words.from(), words.to(), "fatal error: all goroutines are asleep");
    }
    write(words);
  }

  private void takeFile(LogLine line) {
    byte first = line.bytes()[line.from()];
    boolean isIndented = first == ' ' || first == '\t';
    if (isIndented || (last != DumpLine.CALL && last != DumpLine.CREATED_BY) || !isTraceback()) {
      write(line);
      return;
    }
    byte[] indented = new byte[line.to() - line.from() + 1];
    indented[0] = '\t';
    System.arraycopy(line.bytes(), line.from(), indented, 1, indented.length - 1);
    write(line.saying(indented, indented.length));
  }

  private void takeText(LogLine line) {
    textLines++;
    hasTextInside |= dump != null && dump.hasHeader();
    boolean isGap =
        line.to() - line.from() == 2
            && AsciiText.startsWith(line.bytes(), line.from(), line.to(), "--");
    // grep's line between two places in a file: what follows is not of the same goroutine.
    write(isGap ? line.part(line.from(), line.from()) : line);
  }

  private void begin(DumpFormat format, LogLine line) {
    if (dump != null) {
      dump.end();
    }
    dump = log.opened(format, line.number(), line.offset());
    ids.clear();
    textLines = 0;
    linesWithoutHeader = 0;
    isAfterNextThread = false;
    isOfSignal = false;
    isOfDeadlock = false;
    hasTextInside = false;
    isClosed = false;
  }

  /// A blank line ends a goroutine, unless the log has one after every line.
  private void writeBlanks(DumpLine next) {
    if (blanks.isEmpty()) {
      return;
    }
    boolean isFrame = next == DumpLine.CALL || next == DumpLine.FILE || next == DumpLine.CREATED_BY;
    isDoubled |= isFrame && last == DumpLine.HEADER;
    if (!(isDoubled && (isFrame || next == DumpLine.OF_RUNTIME))) {
      blanks.forEach(this::write);
    }
    blanks.clear();
  }

  private static LogLine trimmed(LogLine line) {
    int from = line.from();
    while (from < line.to() && (line.bytes()[from] == ' ' || line.bytes()[from] == '\t')) {
      from++;
    }
    return line.from(from);
  }

  private void write(LogLine line) {
    if (dump != null) {
      dump.add(line.bytes(), line.from(), line.to(), line.number(), line.isTerminated());
    }
  }

  /// Whether whole lines may go to the reader without a look at each of them.
  boolean isPlain() {
    return isTraceback()
        && blanks.isEmpty()
        && held == null
        && !isDoubled
        && !(isOfDeadlock && hasTextInside);
  }

  /// Takes as many plain lines as there are, and only looks at their first and last bytes: frames,
  /// blank lines and headers of goroutines that were not in this dump.
  ///
  /// @return index after the last line taken
  int takePlain(byte[] bytes, int from, int to) {
    LogDump into = dump;
    plainLines = 0;
    int at = from;
    while (into != null && at < to) {
      int end = MarkerScan.newline(bytes, at, to);
      if (end == to) {
        break;
      }
      DumpLine kind = plainKind(bytes, at, end);
      if (kind == DumpLine.OTHER) {
        break;
      }
      last = kind == DumpLine.BLANK ? last : kind;
      plainLines++;
      if (kind == DumpLine.CALL) {
        into.countCall();
      }
      at = end + 1;
    }
    return at;
  }

  /// How many lines were taken by the last [#takePlain].
  long plainLines() {
    return plainLines;
  }

  private DumpLine plainKind(byte[] bytes, int from, int to) {
    DumpLine kind = PlainLine.kind(bytes, from, to, last);
    if (kind != DumpLine.HEADER) {
      return kind;
    }
    long id = PlainLine.id(bytes, from, to);
    if (dump == null || id == 0 || (!isAfterNextThread && ids.contains(id))) {
      return DumpLine.OTHER;
    }
    dump.countHeader(1, false);
    ids.add(id);
    textLines = 0;
    linesWithoutHeader = 0;
    return kind;
  }
}
