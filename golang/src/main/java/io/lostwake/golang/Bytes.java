package io.lostwake.golang;

import java.util.Locale;

/// Amounts of data in words.
final class Bytes {
  private Bytes() {}

  /// `1 byte`, `512 bytes`, `1.5 KiB`, `64 MiB`.
  static String words(long bytes) {
    if (bytes < 1024) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    double amount = bytes;
    String unit = "";
    for (String larger : new String[] {"KiB", "MiB", "GiB"}) {
      if (amount >= 1024) {
        amount /= 1024;
        unit = larger;
      }
    }
    String digits = String.format(Locale.ROOT, "%.1f", amount);
    return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits) + " " + unit;
  }
}
