package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Asks addresses as a test wants.
record Asking(EndpointSettings settings, Readers readers) {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  /// Patient enough for a slow machine.
  static final Asking PATIENTLY = new Asking(EndpointSettings.DEFAULT, SimpleReaders.ALL);

  Asking waitingAtMost(Duration response, Duration body) {
    return with(
        response,
        body,
        settings.maximumGoroutines(),
        settings.maximumDecompressedBytes(),
        settings.credentials(),
        settings.certificateAuthority());
  }

  Asking below(long maximumGoroutines) {
    return with(
        settings.responseTimeout(),
        settings.bodyTimeout(),
        maximumGoroutines,
        settings.maximumDecompressedBytes(),
        settings.credentials(),
        settings.certificateAuthority());
  }

  Asking readingAtMost(long bytes) {
    return with(
        settings.responseTimeout(),
        settings.bodyTimeout(),
        settings.maximumGoroutines(),
        bytes,
        settings.credentials(),
        settings.certificateAuthority());
  }

  Asking as(Credentials credentials) {
    return with(
        settings.responseTimeout(),
        settings.bodyTimeout(),
        settings.maximumGoroutines(),
        settings.maximumDecompressedBytes(),
        credentials,
        settings.certificateAuthority());
  }

  Asking trusting(Path certificates) {
    return with(
        settings.responseTimeout(),
        settings.bodyTimeout(),
        settings.maximumGoroutines(),
        settings.maximumDecompressedBytes(),
        settings.credentials(),
        certificates);
  }

  private Asking with(
      Duration response,
      Duration body,
      long maximumGoroutines,
      long bytes,
      @Nullable Credentials credentials,
      @Nullable Path certificates) {
    return new Asking(
        new EndpointSettings(
            settings.connectTimeout(),
            response,
            body,
            maximumGoroutines,
            bytes,
            credentials,
            certificates),
        readers);
  }

  Snapshot take(String source) throws UnreadableSourceException {
    return sources().take(source);
  }

  Snapshot count(String source) throws UnreadableSourceException {
    return sources().count(source);
  }

  /// The words of the error, which must be one line.
  String wordsOf(String source) {
    UnreadableSourceException error =
        catchThrowableOfType(UnreadableSourceException.class, () -> take(source));
    assertThat(error).as("nothing to read at %s", source).isNotNull();
    assertThat(error).message().doesNotContain("\n");
    return String.valueOf(error.getMessage());
  }

  private GoSources sources() {
    return new GoSources(
        readers,
        settings,
        InputStream.nullInputStream(),
        InstantSource.fixed(NOW),
        Progress.SILENT);
  }
}
