package io.lostwake.golang.log;

/// The formats of goroutine dumps.
public enum DumpFormat {
  /// `debug=2`, a panic, a fatal error or a SIGQUIT dump; maybe inside a log.
  TRACEBACK,
  /// `debug=0`: profile.proto.
  PROFILE,
  /// `debug=1`.
  TEXT,
  /// What panicparse makes of a traceback.
  PANICPARSE
}
