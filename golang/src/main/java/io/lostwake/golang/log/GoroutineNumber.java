package io.lostwake.golang.log;

/// What tells one goroutine from another in a header.
///
/// @param id 0 when it is not told, or when the header is of several goroutines or of another tool
/// @param goroutines how many the header stands for; 0 for a thread's scheduler
/// @param isRunning whether its state is `running`
record GoroutineNumber(long id, long goroutines, boolean isRunning) {
  private static final int MAXIMUM_DIGITS = 18;

  /// That of a header at the start of a line.
  static GoroutineNumber of(LogLine header) {
    byte[] bytes = header.bytes();
    int from = header.from();
    int to = header.to();
    int at = from;
    if (AsciiText.startsWith(bytes, from, to, "goroutine ")) {
      at += "goroutine ".length();
    }
    int digits = at;
    long number = 0;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && at - digits < MAXIMUM_DIGITS) {
      number = number * 10 + bytes[at++] - '0';
    }
    if (digits == from) {
      return new GoroutineNumber(0, Math.max(1, number), false);
    }
    while (at < to && bytes[at] != '[') {
      at++;
    }
    boolean isScheduler = number == 0 && bytes[digits] == '0';
    return new GoroutineNumber(
        number, isScheduler ? 0 : 1, AsciiText.startsWith(bytes, at, to, "[running"));
  }
}
