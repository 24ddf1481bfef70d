package io.lostwake.golang.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The field of a structured log that has a dump in it: JSON lines, logfmt, `go test -json`, the
/// files of docker. Known by the bytes before its value, such as `"Output":"`, so that it is found
/// at any depth, and by the fields that tell one process from another.
final class QuotedField {
  private static final int MAXIMUM_HEADER = 1 << 12;
  private static final int MAXIMUM_OPENER = 64;

  /// Fields that tell one process from another, in the words of `go test -json`, docker,
  /// Kubernetes, journald and the common collectors.
  private static final byte[][] PROCESS_FIELDS = {
    ascii("\"Package\":"),
    ascii("\"ImportPath\":"),
    ascii("\"stream\":"),
    ascii("\"container_id\":"),
    ascii("\"container_name\":"),
    ascii("\"container\":"),
    ascii("\"pod\":"),
    ascii("\"pod_name\":"),
    ascii("\"host\":"),
    ascii("\"hostname\":"),
    ascii("\"pid\":"),
    ascii("\"_PID\":")
  };

  private final byte[] opener;
  private final int levels;
  private final byte[] outerOpener;
  private final byte[] process;
  private final @Nullable PrefixShape before;

  QuotedField(
      byte[] opener, int levels, byte[] outerOpener, byte[] process, @Nullable PrefixShape before) {
    this.opener = opener;
    this.levels = levels;
    this.outerOpener = outerOpener;
    this.process = process;
    this.before = before;
  }

  /// What stands before the value; empty when the text is not quoted.
  byte[] opener() {
    return opener;
  }

  /// How many times the text is quoted.
  int levels() {
    return levels;
  }

  /// What stands before the value around it, where one event may go on with what another one began;
  /// empty when there is none.
  byte[] outerOpener() {
    return outerOpener;
  }

  /// What tells the process.
  byte[] process() {
    return process;
  }

  /// The shape of what stands before the JSON object; null when there is none.
  @Nullable PrefixShape before() {
    return before;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// The field that a header is in; null when its line is not quoted.
  ///
  /// @param header index of the header
  static @Nullable QuotedField around(byte[] line, int from, int header, int to) {
    int levels = levels(line, header, Math.min(to, header + MAXIMUM_HEADER));
    if (levels == 0) {
      return null;
    }
    int value = valueStart(line, from, header, levels);
    if (value < 0) {
      return isEscapedNewline(line, header, to)
          ? new QuotedField(new byte[0], levels, new byte[0], new byte[0], null)
          : null;
    }
    int opener = openerStart(line, from, value);
    byte[] outer = new byte[0];
    int outerValue = levels > 1 ? valueStart(line, from, opener, levels - 1) : -1;
    if (outerValue >= 0) {
      int outerFrom = openerStart(line, from, outerValue);
      outer = Arrays.copyOfRange(line, outerFrom, outerValue);
    }
    int brace = indexOf(line, from, value, ascii("{\""));
    return new QuotedField(
        Arrays.copyOfRange(line, opener, value),
        levels,
        outer,
        process(line, from, to),
        brace < 0 ? null : PrefixShape.of(line, from, brace, null, 0));
  }

  private static boolean isEscapedNewline(byte[] line, int from, int to) {
    int at = indexOf(line, from, Math.min(to, from + MAXIMUM_HEADER), ascii("\\n"));
    return at >= 0;
  }

  /// From the backslashes before the first newline, or from the quotation mark after the header.
  private static int levels(byte[] line, int header, int to) {
    int backslashes = 0;
    for (int i = header; i < to; i++) {
      if (line[i] == '\\') {
        backslashes++;
      } else if (backslashes > 0 && (line[i] == 'n' || line[i] == 'r')) {
        return levelsOf(backslashes);
      } else if (line[i] == '"' && i > header && line[i - 1 - backslashes] == ':') {
        return levelsOf(backslashes + 1);
      } else {
        backslashes = 0;
      }
    }
    return 0;
  }

  /// A newline takes 1, 2, 4, 8 backslashes at levels 1, 2, 3, 4.
  private static int levelsOf(int backslashes) {
    boolean isPower = Integer.bitCount(backslashes) == 1;
    int levels = Integer.numberOfTrailingZeros(backslashes) + 1;
    return isPower && levels <= EscapedText.MAXIMUM_LEVELS ? levels : 0;
  }

  /// After the quotation mark of a level, searched backwards.
  private static int valueStart(byte[] line, int from, int before, int levels) {
    int wanted = (1 << (levels - 1)) - 1;
    for (int i = before - 1; i >= from; i--) {
      if (line[i] != '"') {
        continue;
      }
      int backslashes = 0;
      while (i - 1 - backslashes >= from && line[i - 1 - backslashes] == '\\') {
        backslashes++;
      }
      if (backslashes == wanted) {
        return i + 1;
      }
    }
    return -1;
  }

  /// Where `"key":"` or `key="` before a value begins.
  private static int openerStart(byte[] line, int from, int value) {
    int lowest = Math.max(from, value - MAXIMUM_OPENER);
    int at = value - 1;
    while (at > lowest && line[at - 1] == '\\') {
      at--;
    }
    while (at > lowest && line[at - 1] == ' ') {
      at--;
    }
    if (at <= lowest || (line[at - 1] != ':' && line[at - 1] != '=')) {
      return at;
    }
    at--;
    while (at > lowest && line[at - 1] == ' ') {
      at--;
    }
    while (at > lowest && "{, \t[".indexOf(line[at - 1]) < 0) {
      at--;
    }
    return at;
  }

  /// The fields of a line that tell its process, one after the other.
  private static byte[] process(byte[] line, int from, int to) {
    byte[] process = new byte[0];
    for (byte[] field : PROCESS_FIELDS) {
      int at = indexOf(line, from, to, field);
      if (at >= 0) {
        int end = at + field.length;
        while (end < to && (line[end] == ' ' || line[end] == '"')) {
          end++;
        }
        while (end < to && "\",}".indexOf(line[end]) < 0) {
          end++;
        }
        int old = process.length;
        process = Arrays.copyOf(process, old + end - at);
        System.arraycopy(line, at, process, old, end - at);
      }
    }
    return process;
  }

  /// Whether a header is the last line of its event and has a line end of its own: then events
  /// whose text has none are pieces of lines.
  static boolean endsWithLine(byte[] line, int header, int to) {
    for (int i = header; i < to; i++) {
      if (line[i] == '\\') {
        int n = i;
        while (n < to && line[n] == '\\') {
          n++;
        }
        int quote = n + 1;
        while (quote < to && line[quote] == '\\') {
          quote++;
        }
        return quote < to && line[n] == 'n' && line[quote] == '"';
      }
    }
    return false;
  }

  /// Where the value begins in another line of the same process; -1 when it has none.
  int valueIn(byte[] line, int from, int to) {
    return isAnother(line, from, to) ? -1 : after(opener, line, from, to);
  }

  /// Where the value around it begins in another line of the same process; -1 when it has none.
  int outerValueIn(byte[] line, int from, int to) {
    return isAnother(line, from, to) ? -1 : after(outerOpener, line, from, to);
  }

  private static int after(byte[] opener, byte[] line, int from, int to) {
    int at = opener.length == 0 ? -1 : indexOf(line, from, to, opener);
    return at < 0 ? -1 : at + opener.length;
  }

  private boolean isAnother(byte[] line, int from, int to) {
    return (before != null && before.match(line, from, to) < 0)
        || !Arrays.equals(process, process(line, from, to));
  }

  /// Whether both read the same text.
  boolean isSameAs(@Nullable QuotedField other) {
    return other != null
        && levels == other.levels
        && Arrays.equals(opener, other.opener)
        && Arrays.equals(process, other.process);
  }

  static int indexOf(byte[] line, int from, int to, byte[] text) {
    for (int i = from; i <= to - text.length; i++) {
      int j = 0;
      while (j < text.length && line[i + j] == text[j]) {
        j++;
      }
      if (j == text.length) {
        return i;
      }
    }
    return -1;
  }
}
