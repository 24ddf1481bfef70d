package io.lostwake.cli;

import java.time.Duration;
import java.util.Locale;

/// Bytes and times as a person says them.
final class Amount {
  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  private Amount() {}

  /// `812 MiB`, `1.2 GiB`.
  static String bytes(long bytes) {
    if (bytes >= GIB) {
      return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) GIB);
    }
    return bytes >= MIB ? bytes / MIB + " MiB" : bytes / KIB + " KiB";
  }

  /// `0.12 s`, `14 s`.
  static String seconds(Duration time) {
    double seconds = time.toMillis() / 1000.0;
    return String.format(
        Locale.ROOT, seconds < 1 ? "%.2f s" : seconds < 10 ? "%.1f s" : "%.0f s", seconds);
  }
}
