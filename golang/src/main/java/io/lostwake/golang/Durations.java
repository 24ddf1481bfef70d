package io.lostwake.golang;

import java.time.Duration;
import java.util.Locale;

/// Lengths of time in words.
final class Durations {
  private Durations() {}

  /// `200 ms`, `1.5 s`, `30 s`, `2 minutes`.
  static String words(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis >= 120_000 && millis % 60_000 == 0) {
      return millis / 60_000 + " minutes";
    }
    String seconds = String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    return (seconds.endsWith(".0") ? seconds.substring(0, seconds.length() - 2) : seconds) + " s";
  }
}
