package io.lostwake.golang;

import io.lostwake.golang.log.DumpFormat;

/// The readers of Go's formats, one each.
///
/// @param traceback reads `debug=2`, panics, fatal errors and SIGQUIT dumps
/// @param profile reads `debug=0`: profile.proto
/// @param text reads `debug=1`
/// @param panicparse reads what panicparse prints
public record Readers(
    SnapshotReader traceback,
    SnapshotReader profile,
    SnapshotReader text,
    SnapshotReader panicparse) {

  /// All of them, with their default limits.
  public static Readers all() {
    return new Readers(
        new TracebackReader(),
        new GoroutineProfileReader(),
        new GoroutineTextReader(),
        new PanicparseReader());
  }

  SnapshotReader of(DumpFormat format) {
    return switch (format) {
      case TRACEBACK -> traceback;
      case PROFILE -> profile;
      case TEXT -> text;
      case PANICPARSE -> panicparse;
    };
  }
}
