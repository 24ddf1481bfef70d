package io.lostwake.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoProgramsTest {

  private static final Scenarios SCENARIOS = Scenarios.load(ProgramRuntime.GO);

  @TempDir private static Path directory;
  private static List<BuiltProgram> programs = List.of();

  @BeforeAll
  static void buildAll() throws IOException {
    programs = go().build(directory, SCENARIOS.programs());
  }

  @Test
  void everyProgramIsBuiltFromItsSource() {
    assertThat(programs).hasSize(2 * SCENARIOS.all().size());
    assertThat(programs)
        .allSatisfy(built -> {
          Program program = built.program();
          assertThat(Path.of(built.command().getFirst())).isExecutable();
          assertThat(built.source())
              .hasContent(Scenarios.source(program))
              .endsWithRaw(Path.of(program.scenario().source(program.variant())));
          assertThat(built.version()).isEqualTo(go().version());
        });
  }

  @Test
  void aLeakingProgramLosesOneMoreGoroutineAtEachRequestAtItsMarkedLine() throws IOException {
    try (RunningProgram running = program("no-receiver/timeout", Variant.LEAKING).start()) {
      long before = goroutines(running);
      running.lose(3);
      assertThat(goroutines(running)).isEqualTo(before + 3);
      Scenario scenario = running.program().scenario();
      String line =
          scenario.source(Variant.LEAKING) + ":" + scenario.culpritLines().getFirst() + " ";
      assertThat(get(running, "/debug/pprof/goroutine?debug=2").split(line, -1)).hasSize(4);
    }
  }

  @Test
  void aFixedProgramLosesNothing() throws IOException {
    try (RunningProgram running = program("slow-wait/article-2.3", Variant.FIXED).start()) {
      long before = goroutines(running);
      running.lose(3);
      assertThat(goroutines(running)).isEqualTo(before);
    }
  }

  @Test
  void theEnvironmentOfAScenarioReachesItsProgram() throws IOException {
    BuiltProgram rows = program("resource-not-closed/sql-rows", Variant.LEAKING);
    try (RunningProgram running = rows.start()) {
      running.lose(1);
      assertThat(get(running, "/debug/pprof/goroutine?debug=2"))
          .contains("[originating from goroutine ");
    }
  }

  @Test
  void aCrashLeavesItsTracebackAndItsExitCode() throws IOException {
    BuiltProgram deadlock = program("whole-process-deadlock/two-channels", Variant.LEAKING);
    try (RunningProgram running = deadlock.start()) {
      assertThat(running.awaitExit(Duration.ofSeconds(30))).isEqualTo(2);
      assertThat(running.exitCode()).hasValue(2);
      assertThat(running.stderr()).startsWith("fatal error: all goroutines are asleep - deadlock!");
      assertThatThrownBy(running::source)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("two-channels (leaking) ended before it said where it listens")
          .hasMessageContaining("main.(*pool).work");
    }
  }

  @Test
  void aFixedCrashEndsInPeace() throws IOException {
    BuiltProgram fixed = program("waitgroup-mismatch/article-2.2.2", Variant.FIXED);
    try (RunningProgram running = fixed.start()) {
      assertThat(running.awaitExit(Duration.ofSeconds(30))).isZero();
      assertThat(running.stdout().lines()).hasSize(5);
      assertThat(running.stderr()).isEmpty();
    }
  }

  @Test
  void closingKillsTheProcess() throws IOException {
    RunningProgram running = program("empty-select/goroutine", Variant.LEAKING).start();
    URI endpoint = URI.create(running.source());
    assertThat(running.exitCode()).isEmpty();
    running.close();
    running.close();
    assertThat(running.exitCode()).isPresent();
    assertThatThrownBy(() -> endpoint.toURL().openStream()).isInstanceOf(ConnectException.class);
  }

  @Test
  void whatGoSaysAboutABrokenSourceIsInTheMessage(@TempDir Path other) throws IOException {
    Program fixed = SCENARIOS.find("no-receiver/timeout").orElseThrow().programs().getLast();
    // A directory in the place of the binary: go refuses to write over it.
    Path binary = other.resolve("bin/no-receiver.timeout.fixed");
    Files.createDirectories(binary.resolve("in-the-way"));
    assertThatThrownBy(() -> go().build(other, List.of(fixed)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("build failed with exit code 1")
        .hasMessageContaining("is a directory");
  }

  @Test
  void aGoThatDoesNotRunIsAnError(@TempDir Path other) throws IOException {
    assertThatThrownBy(() -> GoToolchain.at(other.resolve("go"))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> go().withExperiment("unheardof"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("unheardof");
  }

  private static GoToolchain go() {
    return GoToolchain.find().orElseThrow();
  }

  private static BuiltProgram program(String id, Variant variant) {
    return programs.stream()
        .filter(built -> built.program().scenario().id().equals(id))
        .filter(built -> built.program().variant() == variant)
        .findFirst()
        .orElseThrow();
  }

  /// The goroutines without those of HTTP connections: a connection that was just closed may still
  /// have one.
  private static long goroutines(RunningProgram running) throws IOException {
    return Pattern.compile("\n\n")
        .splitAsStream(get(running, "/debug/pprof/goroutine?debug=2"))
        .filter(block -> !block.contains("net/http.(*conn"))
        .count();
  }

  private static String get(RunningProgram running, String path) throws IOException {
    try (InputStream in = URI.create(running.source()).resolve(path).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
