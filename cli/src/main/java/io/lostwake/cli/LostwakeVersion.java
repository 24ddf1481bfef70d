package io.lostwake.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Which Lostwake this is, and the Java that runs it. */
final class LostwakeVersion implements IVersionProvider {
  /** Found by picocli through its class. */
  LostwakeVersion() {}

  @Override
  public String[] getVersion() {
    return new String[] {
      "lostwake %s (Java %s)".formatted(number(), System.getProperty("java.version"))
    };
  }

  /** The number alone, such as {@code 0.1.0}. */
  static String number() {
    try (InputStream text =
        Objects.requireNonNull(
            LostwakeVersion.class.getResourceAsStream("version.txt"), "version.txt is missing")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
