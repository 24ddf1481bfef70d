package io.lostwake.golang;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a process is asked, and how much of an answer is taken.
///
/// @param connectTimeout how long connecting may take; positive
/// @param responseTimeout how long a process may think before it answers; positive
/// @param bodyTimeout how long one whole answer may take to arrive after it began; positive
/// @param maximumGoroutines above so many no full dump is asked for, because the process stands
///   still while it is made (Go 1.19 to 1.27: about 30 µs for each goroutine); at least 0
/// @param maximumDecompressedBytes how much of an HTTP answer or of gzip data is read; at least 1
/// @param credentials what to show to every process asked; null for none. User and password in a
///   URL go before these
/// @param certificateAuthority a PEM file of the certificates to trust instead of the JDK's; null
///   for the JDK's
public record EndpointSettings(
    Duration connectTimeout,
    Duration responseTimeout,
    Duration bodyTimeout,
    long maximumGoroutines,
    long maximumDecompressedBytes,
    @Nullable Credentials credentials,
    @Nullable Path certificateAuthority) {
  /// 5 s to connect, 30 s to answer, 2 minutes to arrive, 10,000 goroutines, 1 GiB.
  public static final EndpointSettings DEFAULT =
      new EndpointSettings(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          10_000,
          1L << 30,
          null,
          null);

  public EndpointSettings {
    requirePositive(connectTimeout, "connectTimeout");
    requirePositive(responseTimeout, "responseTimeout");
    requirePositive(bodyTimeout, "bodyTimeout");
    if (maximumGoroutines < 0) {
      throw new IllegalArgumentException("maximumGoroutines is negative: " + maximumGoroutines);
    }
    if (maximumDecompressedBytes < 1) {
      throw new IllegalArgumentException(
          "maximumDecompressedBytes is less than 1: " + maximumDecompressedBytes);
    }
  }

  private static void requirePositive(Duration duration, String name) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(name + " is not positive: " + duration);
    }
  }
}
