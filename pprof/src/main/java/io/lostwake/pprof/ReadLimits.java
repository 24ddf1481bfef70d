package io.lostwake.pprof;

/// How much a [ProfileReader] takes before it refuses a profile, so that a hostile one cannot take
/// all memory.
///
/// @param maxBytes bytes after decompression, 1 to 2,147,483,639; reading holds them all in memory
/// @param maxEntries entries of all tables together (strings, mappings, locations, lines,
///   functions, comments, sample types); samples stay encoded and are bounded by `maxBytes`
public record ReadLimits(int maxBytes, int maxEntries) {

  /// 1 GiB and 4,194,304 entries.
  public static final ReadLimits DEFAULT = new ReadLimits(1 << 30, 1 << 22);

  /// Refuses limits below 1, and more bytes than a Java array can hold.
  public ReadLimits {
    if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("maxBytes must be 1 to 2147483639: " + maxBytes);
    }
    if (maxEntries < 1) {
      throw new IllegalArgumentException("maxEntries must be at least 1: " + maxEntries);
    }
  }
}
