package io.lostwake.cli.demo;

import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.scenarios.BuiltProgram;
import io.lostwake.scenarios.Program;
import io.lostwake.scenarios.RunningProgram;
import io.lostwake.scenarios.Toolchain;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Programs built and run here and now.
public final class LivePrograms implements Programs {
  private static final Duration LONGEST_LIFE_BEFORE_CRASH = Duration.ofSeconds(60);
  private static final int FIRST_LOSSES = 1;
  private static final int MORE_LOSSES = 30;

  private final String version;
  private final TemporaryDirectory directory;
  private final List<BuiltProgram> programs;
  private final SnapshotTaker taker;

  private LivePrograms(
      String version,
      TemporaryDirectory directory,
      List<BuiltProgram> programs,
      SnapshotTaker taker) {
    this.version = version;
    this.directory = directory;
    this.programs = programs;
    this.taker = taker;
  }

  /// Builds programs in a new directory, which [#close] removes.
  ///
  /// @throws IOException if they cannot be built; the message says what the compiler said
  public static LivePrograms build(
      Toolchain toolchain, Collection<Program> chosen, SnapshotTaker taker) throws IOException {
    TemporaryDirectory directory = TemporaryDirectory.create("lostwake-demo");
    try {
      List<BuiltProgram> programs = toolchain.build(directory.path(), chosen);
      return new LivePrograms(toolchain.version(), directory, programs, taker);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public List<Snapshot> looksAt(Program program) throws IOException, UnreadableSourceException {
    BuiltProgram built =
        programs.stream()
            .filter(one -> one.program().equals(program))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not built: " + program.title()));
    try (RunningProgram running = built.start()) {
      return switch (program.scenario().reads()) {
        case ENDPOINT, PROCESS -> looksAtLife(running);
        case STDERR -> looksAtLastWords(running);
      };
    }
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }

  private List<Snapshot> looksAtLife(RunningProgram running)
      throws IOException, UnreadableSourceException {
    String source = running.source();
    int most = running.program().scenario().losses().most();
    running.lose(FIRST_LOSSES);
    Snapshot first = taker.take(source, InputStream.nullInputStream());
    if (most > FIRST_LOSSES) {
      running.lose(Math.min(MORE_LOSSES, most - FIRST_LOSSES));
    }
    return List.of(first, taker.take(source, InputStream.nullInputStream()));
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
