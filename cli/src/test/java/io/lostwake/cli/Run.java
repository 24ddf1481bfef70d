package io.lostwake.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** One run of Lostwake inside this process, in surroundings that a test makes up. */
final class Run {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final StringWriter said = new StringWriter();
  private InputStream in = InputStream.nullInputStream();
  private OutputStream results = written;
  private Screen screen = Screen.NONE;
  private Session.Pause pause =
      duration -> {
        throw new AssertionError("nobody should wait here");
      };
  private Session.PasswordPrompt prompt = question -> "";
  private Session.Confirmation confirmation = question -> false;
  private Duration patience = Duration.ofDays(1);
  private Path directory = Path.of("");
  private int exitCode = -1;

  Run input(InputStream input) {
    in = input;
    return this;
  }

  Run input(String text) {
    return input(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  Run environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Run screen(Screen screenOfTest) {
    screen = screenOfTest;
    return this;
  }

  Run pause(Session.Pause pauseOfTest) {
    pause = pauseOfTest;
    return this;
  }

  Run prompt(Session.PasswordPrompt promptOfTest) {
    prompt = promptOfTest;
    return this;
  }

  Run confirmation(Session.Confirmation confirmationOfTest) {
    confirmation = confirmationOfTest;
    return this;
  }

  Run directory(Path directoryOfTest) {
    directory = directoryOfTest;
    return this;
  }

  Run impatient() {
    patience = Duration.ZERO;
    return this;
  }

  /** Standard output takes so many bytes and then fails like this. */
  Run outputFailsAfter(int bytes, String message) {
    results =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            if (written.size() >= bytes) {
              throw new IOException(message);
            }
            written.write(b);
          }
        };
    return this;
  }

  Run of(String... arguments) {
    exitCode =
        Lostwake.run(
            arguments,
            new Session(
                in,
                results,
                new PrintWriter(said, true),
                environment,
                screen,
                InstantSource.fixed(NOON),
                pause,
                prompt,
                confirmation,
                directory,
                patience));
    return this;
  }

  int exitCode() {
    return exitCode;
  }

  String out() {
    return written.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return said.toString();
  }

  /** The bytes of a stream that is closed afterwards. */
  static byte[] bytes(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
