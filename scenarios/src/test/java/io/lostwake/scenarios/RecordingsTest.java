package io.lostwake.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds every recording against what its scenario promises. The tests look at the text with
/// expressions of their own, so that no reader of dumps is its own witness.
class RecordingsTest {

  private static final Scenarios SCENARIOS = Scenarios.load(ProgramRuntime.GO);
  private static final Recordings RECORDINGS = Recordings.load();
  private static final Pattern TOTAL = Pattern.compile("\\Agoroutine profile: total (\\d+)");

  static Stream<Arguments> served() {
    return recorded(Scenario.Reads.ENDPOINT);
  }

  static Stream<Arguments> crashed() {
    return recorded(Scenario.Reads.STDERR);
  }

  static Stream<Scenario> leakProfiled() {
    return SCENARIOS.all().stream().filter(one -> one.reads() == Scenario.Reads.ENDPOINT);
  }

  @Test
  void fiveGoVersionsAreRecorded() {
    assertThat(RECORDINGS.goVersions())
        .containsExactly("go1.19.8", "go1.21.13", "go1.24.13", "go1.26.8", "go1.27.4");
  }

  @ParameterizedTest
  @MethodSource("served")
  void aLeakingProgramLosesWhatItPromises(String version, Scenario scenario) {
    int perLoss = scenario.losses().each();
    List<String> once = goroutines(version, scenario, Variant.LEAKING, "once.debug2");
    List<String> before = goroutines(version, scenario, Variant.LEAKING, "before.debug2");
    List<String> after = goroutines(version, scenario, Variant.LEAKING, "after.debug2");
    assertThat(before).hasSize(once.size() + 39 * perLoss);
    assertThat(after).hasSize(before.size() + 20 * perLoss);
    assertThat(roots(once, scenario)).hasSize(scenario.losses().strands());
    assertThat(roots(before, scenario)).hasSize(40 * scenario.losses().strands());
    assertThat(roots(after, scenario)).hasSize(60 * scenario.losses().strands());
    List<String> fixed = goroutines(version, scenario, Variant.FIXED, "once.debug2");
    assertThat(once).hasSize(fixed.size() + perLoss);
  }

  @ParameterizedTest
  @MethodSource("served")
  void aFixedProgramStaysFlat(String version, Scenario scenario) {
    int once = goroutines(version, scenario, Variant.FIXED, "once.debug2").size();
    assertThat(goroutines(version, scenario, Variant.FIXED, "before.debug2")).hasSize(once);
    assertThat(goroutines(version, scenario, Variant.FIXED, "after.debug2")).hasSize(once);
  }

  @ParameterizedTest
  @MethodSource("served")
  void theTotalOfTheTextProfileAgreesWithTheTraceback(String version, Scenario scenario) {
    for (Variant variant : Variant.values()) {
      for (String stage : List.of("once", "before")) {
        Matcher total = TOTAL.matcher(text(version, scenario, variant, stage + ".debug1"));
        assertThat(total.find()).isTrue();
        assertThat(goroutines(version, scenario, variant, stage + ".debug2"))
            .hasSize(Integer.parseInt(total.group(1)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("crashed")
  void aCrashNamesTheCulpritsAndItsFixedProgramIsSilent(String version, Scenario scenario) {
    String stderr = text(version, scenario, Variant.LEAKING, "stderr");
    assertThat(stderr).startsWith("fatal error: all goroutines are asleep - deadlock!");
    assertThat(roots(Arrays.asList(stderr.split("\n\n", -1)), scenario))
        .hasSize(scenario.losses().strands());
    assertThat(text(version, scenario, Variant.FIXED, "stderr")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("leakProfiled")
  void theLeakProfileMarksWhatTheScenarioSaysItProves(Scenario scenario) {
    List<String> all =
        goroutines("go1.27.4", scenario, Variant.LEAKING, "before.goroutineleak.debug2");
    List<String> roots = roots(all, scenario);
    switch (scenario.proof()) {
      case RUNTIME, WAIT -> assertThat(roots).allMatch(RecordingsTest::marked);
      case NONE -> assertThat(all).noneMatch(RecordingsTest::marked);
      case FATAL -> assertThat(scenario.reads()).isEqualTo(Scenario.Reads.STDERR);
      case HEAP, EXECUTOR, OWNER_ENDED, CYCLE, REPORTED -> fail("a proof of the JVM");
    }
    assertThat(goroutines("go1.27.4", scenario, Variant.FIXED, "before.goroutineleak.debug2"))
        .noneMatch(RecordingsTest::marked);
  }

  @Test
  void noRecordingNamesAPathOfTheMachineThatMadeIt() {
    assertThat(RECORDINGS.all())
        .allSatisfy(recording ->
            assertThat(recording.text().replace("/var/tmp/lostwake-scenarios/program", ""))
                .doesNotContain("\t/", "/home/", "/tmp/", "/usr/"));
  }

  private static Stream<Arguments> recorded(Scenario.Reads reads) {
    List<Scenario> scenarios =
        SCENARIOS.all().stream().filter(one -> one.reads() == reads).toList();
    return RECORDINGS.goVersions().stream()
        .flatMap(version -> scenarios.stream().map(one -> Arguments.of(version, one)));
  }

  private static String text(String version, Scenario scenario, Variant variant, String name) {
    return RECORDINGS.find(version, scenario, variant, name).orElseThrow().text();
  }

  private static List<String> goroutines(
      String version, Scenario scenario, Variant variant, String name) {
    return Arrays.stream(text(version, scenario, variant, name).split("\n\n", -1))
        .filter(block -> block.startsWith("goroutine "))
        .toList();
  }

  /// The goroutines whose first line of the program's own code is a culprit. A goroutine of the
  /// standard library has none but in its ancestors; of the two that each connection of the HTTP
  /// client has, the reader counts.
  private static List<String> roots(List<String> goroutines, Scenario scenario) {
    String file = scenario.source(Variant.LEAKING) + ":";
    return goroutines.stream()
        .filter(block ->
            block
                .lines()
                .filter(line -> line.contains(file))
                .limit(1)
                .anyMatch(line -> scenario.culpritLines().contains(line(line, file))))
        .filter(block -> !block.contains("\nnet/http.(*persistConn).writeLoop("))
        .toList();
  }

  private static int line(String line, String file) {
    String rest = line.substring(line.indexOf(file) + file.length());
    int space = rest.indexOf(' ');
    return Integer.parseInt(space < 0 ? rest : rest.substring(0, space));
  }

  private static boolean marked(String block) {
    return block.lines().findFirst().orElse("").contains("(leaked)");
  }
}
