package io.lostwake.golang.log;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines inside one field of a structured log. An event may have one line, a whole dump, or a
/// part of a line that the next event goes on with.
final class QuotedLines {
  /// As long as the longest line that a reader keeps.
  private static final int MAXIMUM_LINE = 1 << 16;

  /// Collectors cut messages at 4 KiB at the least. A shorter one that ends in the middle of a line
  /// is whole.
  private static final int SMALLEST_CUT = 4000;

  private final QuotedField field;
  private final PrefixedLines lines;
  private byte[] text = new byte[1 << 8];
  private int length;
  private @Nullable EscapedText value;
  private LogLine event = new LogLine(new byte[0], 0, 0, 0, 0, false);
  private long bytesOfEvent;
  private long linesOfEvent;
  private boolean hasLineEnds;

  QuotedLines(QuotedField field, PrefixedLines lines) {
    this.field = field;
    this.lines = lines;
  }

  /// The field that they are in.
  QuotedField field() {
    return field;
  }

  /// Whether the text goes on in the next part of the same line.
  boolean isOpen() {
    return value != null;
  }

  /// Takes the rest of a line that is too long to be looked at as a whole.
  void takePart(LogLine part) {
    read(part, part.from());
  }

  /// Tries to take a line.
  ///
  /// @return whether it has the field, of the same process
  boolean take(LogLine line) {
    if (value != null && goesOn(line)) {
      return true;
    }
    int start = field.valueIn(line.bytes(), line.from(), line.to());
    if (start < 0) {
      return false;
    }
    begin(line, start);
    return true;
  }

  /// Takes the line in which the field was found.
  ///
  /// @param before what stood before it in the log
  /// @param header index of the header in the line
  void begin(List<LogLine> before, LogLine line, int header) {
    hasLineEnds = QuotedField.endsWithLine(line.bytes(), header, line.to());
    for (LogLine earlier : before) {
      int start = field.valueIn(earlier.bytes(), earlier.from(), earlier.to());
      if (start >= 0) {
        begin(earlier, start);
      }
    }
    int start = field.valueIn(line.bytes(), line.from(), line.to());
    begin(line, Math.max(start, line.from()));
  }

  private void begin(LogLine line, int start) {
    value = new EscapedText(field.levels(), field.opener().length > 0, this::take);
    bytesOfEvent = 0;
    linesOfEvent = 0;
    read(line, start);
  }

  /// Whether a line goes on with a text that the line before was too short for.
  private boolean goesOn(LogLine line) {
    int start = -1;
    if (field.outerOpener().length > 0) {
      start = field.outerValueIn(line.bytes(), line.from(), line.to());
    } else if (field.before() != null && field.before().hasPartFlag()) {
      start = field.before().match(line.bytes(), line.from(), line.to());
    }
    if (start < 0) {
      flush();
      value = null;
      return false;
    }
    read(line, start);
    return true;
  }

  private void read(LogLine line, int start) {
    EscapedText reading = value;
    if (reading == null) {
      return;
    }
    event = line;
    int end = reading.take(line.bytes(), start, line.to());
    bytesOfEvent += end - start;
    if (reading.endedLevel() == field.levels()) {
      value = null;
      endEvent();
    } else if (field.opener().length == 0 && line.isTerminated()) {
      value = null;
      flush();
    }
  }

  private void endEvent() {
    hasLineEnds |= length == 0;
    boolean isCut = linesOfEvent > 0 && bytesOfEvent >= SMALLEST_CUT && !isWholeLine();
    if (length > 0 && (linesOfEvent > 0 ? !isCut : !hasLineEnds)) {
      flush();
    }
    if (linesOfEvent > 1 && !isCut) {
      // Nothing says that what comes next is of the same goroutine.
      lines.take(event.part(event.from(), event.from()));
    }
  }

  private boolean isWholeLine() {
    return length == 0 || DumpLine.of(text, 0, length) == DumpLine.FILE;
  }

  private void take(byte b) {
    if (b == '\n') {
      linesOfEvent++;
      flush();
    } else if (length < MAXIMUM_LINE) {
      if (length + MarkerScan.PADDING >= text.length) {
        text = Arrays.copyOf(text, 2 * text.length);
      }
      text[length++] = b;
    }
  }

  /// Hands on what came after the last line end.
  void flush() {
    LogLine line =
        new LogLine(text, 0, length, event.number(), event.offset(), true).copy().plain();
    length = 0;
    if (!lines.hasHeader()) {
      Markers.@Nullable Place place = DumpLine.place(line.bytes(), line.from(), line.to(), false);
      if (place == null) {
        lines.addBefore(line);
      } else {
        lines.begin(List.of(), line, place);
      }
      return;
    }
    boolean wasLearned = lines.isLearned();
    PrefixedLines.Claim claim = lines.take(line);
    if (!wasLearned && lines.isLearned()) {
      lines.handOver(lines);
      claim = lines.take(line);
    }
    if (claim == PrefixedLines.Claim.HEADER_INSIDE) {
      lines.takeWithWords(line);
    }
  }

  /// Hands on the rest at the end of the log.
  void end() {
    if (length > 0) {
      flush();
    }
    value = null;
  }
}
