package io.lostwake.golang.log;

import java.util.List;

/// Tells the goroutine that prints a dump, which stands first in it, from others that run.
final class DumpPrinter {
  /// Calls of a goroutine that prints stacks.
  private static final List<String> PRINTERS =
      List.of(
          "runtime/pprof.writeGoroutineStacks(",
          "runtime/debug.Stack(",
          "runtime/debug.PrintStack(",
          "testing.(*M).startAlarm.",
          "panic(");

  /// Calls of a goroutine that runs because a system call is over.
  private static final List<String> SYSTEM_CALLS =
      List.of("syscall.", "internal/", "runtime.", "golang.org/x/sys/");

  private DumpPrinter() {}

  /// Whether the innermost call of a running goroutine is that of one that prints a dump.
  ///
  /// @param isAfterOtherText whether other text stands before the goroutine
  static boolean makes(LogLine call, boolean isAfterOtherText) {
    return startsWithAny(call, PRINTERS)
        || (isAfterOtherText && !startsWithAny(call, SYSTEM_CALLS));
  }

  private static boolean startsWithAny(LogLine line, List<String> starts) {
    return starts.stream()
        .anyMatch(start -> AsciiText.startsWith(line.bytes(), line.from(), line.to(), start));
  }
}
