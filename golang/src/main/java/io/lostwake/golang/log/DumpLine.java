package io.lostwake.golang.log;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What a line without its envelope is to a dump.
enum DumpLine {
  /// Nothing but blank space.
  BLANK,
  /// The first line of a goroutine.
  HEADER,
  /// A call: `main.f(0x1, ...)`.
  CALL,
  /// The file of a call.
  FILE,
  /// `created by main.main in goroutine 1`.
  CREATED_BY,
  /// Words of the runtime that stand around or between goroutines.
  OF_RUNTIME,
  /// What a process dies of: `panic: `, `fatal error: `, `SIGQUIT: quit`.
  FATAL,
  /// `-----`: the runtime goes on with the next thread of the same crash.
  NEXT_THREAD,
  /// The first line of a profile: `goroutine profile: total 7`.
  PROFILE,
  /// The first line of goroutines that panicparse has put together.
  BUCKET,
  /// A call of such goroutines: a package, `file:line`, a call.
  BUCKET_CALL,
  /// The first line of a record of `debug=1`.
  RECORD,
  /// Frames and labels of `debug=1`.
  RECORD_PART,
  /// What comes after the end of a process.
  END,
  /// Anything else.
  OTHER;

  private static final int MAXIMUM_HEADER = 1 << 12;

  /// A count of 19 digits and what makes it no part of another word. What may stand before the `@`
  /// of a bucket of panicparse, or of a record: count, state, creator.
  private static final int BEFORE_AT = 256;

  /// A count of 19 digits and what makes it no part of another word.
  private static final int BEFORE_MARKER = 24;

  /// What a line is.
  static DumpLine of(byte[] bytes, int from, int to) {
    int start = from;
    while (start < to && (bytes[start] == ' ' || bytes[start] == '\t')) {
      start++;
    }
    if (start == to) {
      return BLANK;
    }
    boolean isIndented = start > from;
    if (isIndented && isFile(bytes, start, to)) {
      return FILE;
    }
    if (isIndented && isBucketCall(bytes, start, to)) {
      return BUCKET_CALL;
    }
    return switch (bytes[start]) {
      case '#' ->
          AsciiText.startsWith(bytes, start, to, "#\t0x")
                  || AsciiText.startsWith(bytes, start, to, "# labels: ")
                  || isHashFrame(bytes, start, to)
              ? RECORD_PART
              : OTHER;
      case '-' -> AsciiText.startsWith(bytes, start, to, "-----") ? NEXT_THREAD : OTHER;
      case '.', '[' -> isElsewhere(bytes, start, to);
      case 'c' ->
          AsciiText.startsWith(bytes, start, to, "created by ")
              ? CREATED_BY
              : ofWords(bytes, start, to);
      default -> ofWords(bytes, start, to);
    };
  }

  /// Whether text is a call of panicparse without its indentation: `main main.go:36 f(0)`.
  static boolean isBucketCall(byte[] bytes, int from, int to) {
    if (bytes[to - 1] != ')') {
      return false;
    }
    int at = afterSpaces(bytes, afterWord(bytes, from, to), to);
    int end = afterWord(bytes, at, to);
    int call = afterSpaces(bytes, end, to);
    return at > from && call > end && isCall(bytes, call, to) && isFile(bytes, at, end);
  }

  private static int afterWord(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != ' ') {
      at++;
    }
    return at;
  }

  private static int afterSpaces(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  private static boolean isHashFrame(byte[] bytes, int from, int to) {
    int at = from + 1;
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return at > from + 1 && AsciiText.startsWith(bytes, at, to, "0x");
  }

  private static DumpLine isElsewhere(byte[] bytes, int from, int to) {
    if (AsciiText.startsWith(bytes, from, to, "...")
        || AsciiText.startsWith(bytes, from, to, "[originating from goroutine ")
        || AsciiText.startsWith(bytes, from, to, "[signal ")) {
      return OF_RUNTIME;
    }
    return headerOr(OTHER, bytes, from, to);
  }

  private static DumpLine ofWords(byte[] bytes, int from, int to) {
    if (isFatal(bytes, from, to)) {
      return FATAL;
    }
    if (isEnd(bytes, from, to)) {
      return END;
    }
    if (isRecord(bytes, from, to)) {
      return RECORD;
    }
    if (isCall(bytes, from, to)) {
      return CALL;
    }
    if (isFile(bytes, from, to)) {
      return FILE;
    }
    if (isRegister(bytes, from, to)
        || AsciiText.startsWith(bytes, from, to, "runtime stack:")
        || AsciiText.startsWith(bytes, from, to, "PC=")
        || AsciiText.startsWith(bytes, from, to, "non-Go function")
        || AsciiText.startsWith(bytes, from, to, "goroutine running on other thread")
        || AsciiText.startsWith(bytes, from, to, "goroutine in C code")) {
      return OF_RUNTIME;
    }
    return headerOr(OTHER, bytes, from, to);
  }

  private static DumpLine headerOr(DumpLine other, byte[] bytes, int from, int to) {
    Markers.@Nullable Place place = place(bytes, from, to, false);
    if (place == null || place.offset() > 0) {
      return other;
    }
    return switch (place.format()) {
      case TEXT -> PROFILE;
      case PANICPARSE -> BUCKET;
      case TRACEBACK, PROFILE -> HEADER;
    };
  }

  /// Where in a line the header of a goroutine or of a profile is; null without one. Offsets count
  /// from the line's start.
  static Markers.@Nullable Place place(byte[] bytes, int from, int to, boolean mayBeginWithRecord) {
    int marker = MarkerScan.next(bytes, from, to);
    while (marker >= 0) {
      if (Markers.isLikely(bytes, marker, to)) {
        int before = bytes[marker] == '@' ? BEFORE_AT : BEFORE_MARKER;
        int start = Math.max(from, marker - before);
        int end = Math.min(to, marker + MAXIMUM_HEADER);
        String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        Markers.@Nullable Place place = Markers.inLine(text, mayBeginWithRecord);
        if (place != null) {
          return new Markers.Place(place.format(), start - from + place.offset());
        }
      }
      marker = MarkerScan.next(bytes, marker + 1, to);
    }
    return null;
  }

  /// Whether a line is a call: a name without a space, and arguments.
  static boolean isCall(byte[] bytes, int from, int to) {
    int open = from;
    while (open < to && bytes[open] != '(') {
      if (bytes[open] == ' ' || bytes[open] == '\t' || bytes[open] == ':' || bytes[open] == '"') {
        return false;
      }
      open++;
    }
    return open > from && open < to && (bytes[to - 1] == ')' || isCutInArguments(bytes, open, to));
  }

  private static boolean isCutInArguments(byte[] bytes, int open, int to) {
    for (int i = open + 1; i < to; i++) {
      byte b = bytes[i];
      boolean isArgument =
          (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f') || "x?{}, ._".indexOf(b) >= 0;
      if (!isArgument) {
        return false;
      }
    }
    return true;
  }

  /// Whether text is `file:line`, maybe with an offset or addresses after it.
  static boolean isFile(byte[] bytes, int from, int to) {
    int colon = to - 1;
    while (colon > from && bytes[colon] != ':') {
      colon--;
    }
    int end = colon + 1;
    while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
      end++;
    }
    if (colon == from || end == colon + 1 || (end < to && bytes[end] != ' ')) {
      return false;
    }
    boolean isRest =
        end == to
            || AsciiText.startsWith(bytes, end, to, " +0x")
            || AsciiText.startsWith(bytes, end, to, " &#43;0x")
            || AsciiText.startsWith(bytes, end, to, " fp=0x")
            || AsciiText.startsWith(bytes, end, to, " pc=0x");
    boolean isPath =
        bytes[from] == '/'
            || bytes[from] == '?'
            || bytes[from] == '<'
            || (from + 2 < colon && bytes[from + 1] == ':')
            || AsciiText.startsWith(bytes, Math.max(from, colon - 3), to, ".go:")
            || AsciiText.startsWith(bytes, Math.max(from, colon - 2), to, ".s:");
    return isRest && isPath;
  }

  private static boolean isFatal(byte[] bytes, int from, int to) {
    return AsciiText.startsWith(bytes, from, to, "panic: ")
        || AsciiText.startsWith(bytes, from, to, "fatal error: ")
        || AsciiText.startsWithSignal(bytes, from, to);
  }

  private static boolean isEnd(byte[] bytes, int from, int to) {
    return AsciiText.startsWith(bytes, from, to, "exit status ")
        || AsciiText.startsWith(bytes, from, to, "FAIL\t")
        || AsciiText.startsWith(bytes, from, to, "ok  \t");
  }

  private static boolean isRecord(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at > from
        && (AsciiText.startsWith(bytes, at, to, " @ 0x") || isBareRecord(bytes, at, to));
  }

  private static boolean isBareRecord(byte[] bytes, int from, int to) {
    return to - from <= 3 && AsciiText.startsWith(bytes, from, to, " @");
  }

  /// `rax 0x0`, `pstate 0x60001000`: at most 8 letters and digits, spaces, a number.
  private static boolean isRegister(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && Character.isLetterOrDigit(bytes[at])) {
      at++;
    }
    int name = at - from;
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return name >= 1 && name <= 8 && at > from + name && AsciiText.startsWith(bytes, at, to, "0x");
  }
}
