package io.lostwake.golang;

import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;

/// Sources with the real readers.
final class RealSources {
  private RealSources() {}

  /// Sources that read a stream as standard input.
  static GoSources of(InputStream standardInput) {
    return new GoSources(
        Readers.all(),
        EndpointSettings.DEFAULT,
        standardInput,
        InstantSource.fixed(Instant.EPOCH),
        Progress.SILENT);
  }
}
