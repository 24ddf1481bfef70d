package io.lostwake.golang.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A line of a log, or one that was inside such a line. [#plain] takes out what terminals and pages
/// put in: colours, carriage returns, HTML's entities.
final class LogLine {
  private static final byte BELL = 7;
  private static final byte ESCAPE = 0x1b;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final long number;
  private final long offset;
  private final boolean isTerminated;

  LogLine(byte[] bytes, int from, int to, long number, long offset, boolean isTerminated) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.number = number;
    this.offset = offset;
    this.isTerminated = isTerminated;
  }

  /// Has [MarkerScan#PADDING] readable bytes after the line.
  byte[] bytes() {
    return bytes;
  }

  /// Index of its first byte.
  int from() {
    return from;
  }

  /// Index after its last byte.
  int to() {
    return to;
  }

  /// Which line of the log it is or was in; 1 is the first.
  long number() {
    return number;
  }

  /// Of that line's first byte in the log.
  long offset() {
    return offset;
  }

  /// Whether a line end follows.
  boolean isTerminated() {
    return isTerminated;
  }

  /// The line without colours and so on; the same bytes where there is nothing to take away.
  LogLine plain() {
    int end = to;
    while (end > from && bytes[end - 1] == '\r') {
      end--;
    }
    boolean isPlain = true;
    for (int i = from; i < end && isPlain; i++) {
      isPlain = bytes[i] != ESCAPE && bytes[i] != '&';
    }
    return isPlain ? part(from, end) : withoutMarkup(end);
  }

  /// The same line with bytes of its own.
  LogLine copy() {
    byte[] copy =
        Arrays.copyOf(Arrays.copyOfRange(bytes, from, to), to - from + MarkerScan.PADDING);
    return new LogLine(copy, 0, to - from, number, offset, isTerminated);
  }

  /// A part of the line, up to its end.
  LogLine from(int index) {
    return part(index, to);
  }

  /// A part of the line.
  LogLine part(int partFrom, int partTo) {
    return new LogLine(bytes, partFrom, partTo, number, offset, isTerminated);
  }

  /// Other words at the same place.
  LogLine saying(byte[] words, int length) {
    return new LogLine(words, 0, length, number, offset, isTerminated);
  }

  /// What the line is to a dump.
  DumpLine kind() {
    return DumpLine.of(bytes, from, to);
  }

  private LogLine withoutMarkup(int end) {
    byte[] plain = new byte[end - from + MarkerScan.PADDING];
    int length = 0;
    int i = from;
    while (i < end) {
      if (bytes[i] == ESCAPE) {
        i = endOfSequence(bytes, i, end);
      } else if (bytes[i] == '&') {
        int semicolon = i;
        while (semicolon < end && semicolon < i + 7 && bytes[semicolon] != ';') {
          semicolon++;
        }
        int character = character(bytes, i, Math.min(semicolon, end));
        plain[length++] = character < 0 ? bytes[i] : (byte) character;
        i = character < 0 ? i + 1 : semicolon + 1;
      } else {
        plain[length++] = bytes[i++];
      }
    }
    return saying(plain, length);
  }

  private static int character(byte[] bytes, int from, int semicolon) {
    String entity = new String(bytes, from, semicolon - from, StandardCharsets.ISO_8859_1);
    return switch (entity) {
      case "&lt" -> '<';
      case "&gt" -> '>';
      case "&amp" -> '&';
      case "&quot", "&#34", "&#x22" -> '"';
      case "&#39", "&#x27", "&apos" -> '\'';
      case "&#43", "&#x2B", "&#x2b", "&plus" -> '+';
      default -> -1;
    };
  }

  /// `ESC [ ... letter`, and `ESC ] ...` or `ESC _ ...` up to a bell or `ESC \`.
  private static int endOfSequence(byte[] bytes, int from, int to) {
    int i = from + 1;
    if (i >= to) {
      return i;
    }
    byte kind = bytes[i++];
    if (kind == '[') {
      while (i < to && (bytes[i] < '@' || bytes[i] > '~')) {
        i++;
      }
      return Math.min(to, i + 1);
    }
    if (kind == ']' || kind == '_' || kind == 'P') {
      while (i < to && bytes[i] != BELL && bytes[i] != ESCAPE) {
        i++;
      }
      return i < to && bytes[i] == ESCAPE ? Math.min(to, i + 2) : Math.min(to, i + 1);
    }
    return i;
  }
}
