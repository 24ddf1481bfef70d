package io.lostwake.golang.log;

/// Looks for words of the Go runtime in bytes, without making text of them.
public final class AsciiText {
  private AsciiText() {}

  /// Whether a range begins with ASCII text.
  public static boolean startsWith(byte[] bytes, int from, int to, String text) {
    if (to - from < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether a range begins as the runtime prints a signal: `SIGQUIT: quit`, `SIGABRT: abort`.
  public static boolean startsWithSignal(byte[] bytes, int from, int to) {
    if (!startsWith(bytes, from, to, "SIG")) {
      return false;
    }
    int at = from;
    while (at < to && bytes[at] >= '0' && bytes[at] <= 'Z' && bytes[at] != ':') {
      at++;
    }
    return startsWith(bytes, at, to, ": ");
  }
}
