package io.lostwake.golang;

/** The formats of goroutine dumps. */
enum DumpFormat {
  /** {@code debug=2}, a panic, a fatal error or a SIGQUIT dump; maybe inside a log. */
  TRACEBACK,
  /** {@code debug=0}: profile.proto. */
  PROFILE,
  /** {@code debug=1}. */
  TEXT
}
