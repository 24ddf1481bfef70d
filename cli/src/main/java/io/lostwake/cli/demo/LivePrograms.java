package io.lostwake.cli.demo;

import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.scenarios.BuiltProgram;
import io.lostwake.scenarios.GoToolchain;
import io.lostwake.scenarios.RunningProgram;
import io.lostwake.scenarios.Scenario;
import io.lostwake.scenarios.Variant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/// Programs built and run here and now.
public final class LivePrograms implements Programs {
  private static final Duration LONGEST_LIFE_BEFORE_CRASH = Duration.ofSeconds(60);
  private static final int FIRST_LOSSES = 1;
  private static final int MORE_LOSSES = 30;

  private final String goVersion;
  private final TemporaryDirectory directory;
  private final List<BuiltProgram> programs;
  private final SnapshotTaker taker;

  private LivePrograms(
      String goVersion,
      TemporaryDirectory directory,
      List<BuiltProgram> programs,
      SnapshotTaker taker) {
    this.goVersion = goVersion;
    this.directory = directory;
    this.programs = programs;
    this.taker = taker;
  }

  /// Builds the programs of scenarios in a new directory, which [#close] removes.
  ///
  /// @throws IOException if they cannot be built; the message says what Go said
  public static LivePrograms build(
      GoToolchain go, Collection<Scenario> scenarios, SnapshotTaker taker) throws IOException {
    TemporaryDirectory directory = TemporaryDirectory.create("lostwake-demo");
    try {
      List<BuiltProgram> programs =
          go.build(directory.path(), scenarios, EnumSet.allOf(Variant.class));
      return new LivePrograms(go.version(), directory, programs, taker);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  @Override
  public String goVersion() {
    return goVersion;
  }

  @Override
  public List<Snapshot> looksAt(Scenario scenario, Variant variant)
      throws IOException, UnreadableSourceException {
    BuiltProgram program =
        programs.stream()
            .filter(built -> built.scenario().equals(scenario) && built.variant() == variant)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not built: " + scenario.id()));
    try (RunningProgram running = program.start()) {
      return switch (scenario.reads()) {
        case ENDPOINT -> looksAtEndpoint(running);
        case STDERR -> looksAtLastWords(running);
      };
    }
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }

  private List<Snapshot> looksAtEndpoint(RunningProgram running)
      throws IOException, UnreadableSourceException {
    String address = running.endpoint().toString();
    running.lose(FIRST_LOSSES);
    Snapshot first = taker.take(address, InputStream.nullInputStream());
    running.lose(MORE_LOSSES);
    return List.of(first, taker.take(address, InputStream.nullInputStream()));
  }

  private List<Snapshot> looksAtLastWords(RunningProgram running)
      throws IOException, UnreadableSourceException {
    int exitCode = running.awaitExit(LONGEST_LIFE_BEFORE_CRASH);
    byte[] lastWords = running.stderr().getBytes(StandardCharsets.UTF_8);
    return exitCode == 0 && lastWords.length == 0
        ? List.of()
        : List.of(taker.take("-", new ByteArrayInputStream(lastWords)));
  }
}
