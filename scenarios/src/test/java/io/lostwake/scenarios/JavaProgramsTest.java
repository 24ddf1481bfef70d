package io.lostwake.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class JavaProgramsTest {

  private static final Scenarios SCENARIOS = Scenarios.load(ProgramRuntime.JVM);
  private static final Pattern COUNT = Pattern.compile("=(\\d+)");

  @TempDir private static Path directory;
  private static List<BuiltProgram> programs = List.of();

  @BeforeAll
  static void buildAll() throws IOException {
    programs = JavaToolchain.ofThisJava().build(directory, SCENARIOS.programs());
  }

  static Stream<BuiltProgram> leaking() {
    return programs.stream().filter(one -> one.program().variant() == Variant.LEAKING);
  }

  static Stream<BuiltProgram> fixed() {
    return programs.stream().filter(one -> one.program().variant() == Variant.FIXED);
  }

  @Test
  void everyProgramIsBuiltFromItsSource() {
    assertThat(programs).extracting(BuiltProgram::program).isEqualTo(SCENARIOS.programs());
    assertThat(programs)
        .allSatisfy(
            built -> assertThat(built.source()).hasContent(Scenarios.source(built.program())));
  }

  @ParameterizedTest
  @MethodSource("leaking")
  void aLeakingProgramLosesWhatItPromisesAndNeverAgainLess(BuiltProgram built) throws IOException {
    try (RunningProgram running = built.start()) {
      Losses losses = built.program().scenario().losses();
      running.lose(1);
      assertThat(lost(running)).isGreaterThanOrEqualTo(losses.each());
      if (losses.most() > 1) {
        running.lose(3);
        assertThat(lost(running)).isEqualTo(3 * losses.each());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fixed")
  void aFixedProgramLosesNothingOnceItHasStarted(BuiltProgram built) throws IOException {
    try (RunningProgram running = built.start()) {
      running.lose(1);
      running.lose(3);
      assertThat(lost(running)).isZero();
    }
  }

  @Test
  void itsSourceIsTheIdOfItsProcess() throws IOException {
    try (RunningProgram running = programs.getFirst().start()) {
      assertThat(ProcessHandle.of(Long.parseLong(running.source())))
          .hasValueSatisfying(found ->
              assertThat(found.info().arguments().orElseThrow())
                  .contains(running.program().strands().word()));
    }
  }

  @Test
  void aProgramThatEndsSaysWhyWithItsLastWords(@TempDir Path other) throws IOException {
    BuiltProgram good = programs.getFirst();
    Path missing = other.resolve("empty");
    List<String> command = List.of(good.command().getFirst(), "-cp", missing.toString(), "Main");
    try (RunningProgram running =
        new BuiltProgram(good.program(), command, good.source(), good.version()).start()) {
      assertThat(running.awaitExit(Duration.ofSeconds(30))).isEqualTo(1);
      assertThatThrownBy(running::source)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(good.program().title() + " ended before it said that it is ready")
          .hasMessageContaining("ClassNotFoundException");
    }
  }

  @Test
  void aJavaThatIsTooOldOrNoneIsAnError(@TempDir Path home) throws IOException {
    assertThatThrownBy(() -> JavaToolchain.at(home)).isInstanceOf(IOException.class);
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"21.0.8\"\n");
    JavaToolchain old = JavaToolchain.at(home);
    assertThat(old.version()).isEqualTo("Java 21.0.8");
    List<Scenario> refused =
        SCENARIOS.all().stream().filter(scenario -> !old.runs(scenario)).toList();
    assertThat(refused).extracting(Scenario::name).containsExactly("scope-subtask");
    assertThatThrownBy(() -> old.build(home, refused.getFirst().programs()))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("Java 21.0.8 cannot run no-sender/scope-subtask");
  }

  @Test
  void whatNeedsNoNewerJavaIsCompiledForTheOldOne(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"21.0.8\"\n");
    JavaToolchain old = JavaToolchain.at(home);
    List<Program> those =
        SCENARIOS.programs().stream().filter(program -> old.runs(program.scenario())).toList();
    old.build(home, those);
    byte[] compiled = Files.readAllBytes(home.resolve("classes/leaking/scenario/Bank.class"));
    int majorVersionOfJava21 = 65;
    assertThat(compiled[7]).isEqualTo((byte) majorVersionOfJava21);
  }

  @Test
  void whatTheCompilerSaysIsInTheMessage(@TempDir Path other) throws IOException {
    Program program = SCENARIOS.all().getFirst().programs().getFirst();
    // A file in the place of the class.
    Files.createDirectories(other.resolve("classes/leaking"));
    Files.writeString(other.resolve("classes/leaking/scenario"), "in the way");
    assertThatThrownBy(() -> JavaToolchain.ofThisJava().build(other, List.of(program)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("do not compile")
        .hasMessageContaining("error");
  }

  /// How many threads of the last command have not ended.
  private static int lost(RunningProgram running) {
    String answer = running.stdout().lines().reduce("", (before, line) -> line);
    assertThat(answer).startsWith("lost {");
    Matcher count = COUNT.matcher(answer);
    return count.results().mapToInt(found -> Integer.parseInt(found.group(1))).sum();
  }
}
