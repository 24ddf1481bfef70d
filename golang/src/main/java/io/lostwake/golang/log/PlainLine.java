package io.lostwake.golang.log;

/// Lines of a dump as Go prints them, told by their first and last bytes alone, so that a dump
/// without a log around it is read at full speed.
final class PlainLine {
  private static final int MAXIMUM_DIGITS = 18;
  private static final int PREFIX = "goroutine ".length();

  private PlainLine() {}

  /// What a line is; [DumpLine#OTHER] when it takes a closer look to tell.
  static DumpLine kind(byte[] bytes, int from, int to, DumpLine last) {
    if (from == to) {
      return last == DumpLine.HEADER ? DumpLine.OTHER : DumpLine.BLANK;
    }
    byte first = bytes[from];
    if (first == '\t') {
      return isFile(bytes, from, to) ? DumpLine.FILE : DumpLine.OTHER;
    }
    if (first == 'g' && AsciiText.startsWith(bytes, from, to, "goroutine ")) {
      return DumpLine.HEADER;
    }
    if (first == 'c' && AsciiText.startsWith(bytes, from, to, "created by ")) {
      return DumpLine.CREATED_BY;
    }
    return bytes[to - 1] == ')' && first > ' ' ? DumpLine.CALL : DumpLine.OTHER;
  }

  /// Not so where a whole dump is indented by a tab.
  private static boolean isFile(byte[] bytes, int from, int to) {
    return from + 1 < to
        && bytes[from + 1] > ' '
        && bytes[to - 1] != ')'
        && bytes[to - 1] != ':'
        && (bytes[from + 1] != 'c' || !AsciiText.startsWith(bytes, from, to, "\tcreated by "));
  }

  /// The id in a header of a goroutine that does not run; 0 when the header takes a closer look.
  static long id(byte[] bytes, int from, int to) {
    int at = from + PREFIX;
    int digits = at;
    long id = 0;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && at - digits < MAXIMUM_DIGITS) {
      id = id * 10 + bytes[at++] - '0';
    }
    boolean isPlain =
        bytes[to - 1] == ':'
            && AsciiText.startsWith(bytes, at, to, " [")
            && !AsciiText.startsWith(bytes, at, to, " [running");
    return isPlain ? id : 0;
  }
}
