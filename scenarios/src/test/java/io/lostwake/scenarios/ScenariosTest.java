package io.lostwake.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.scenarios.Scenario.Proof;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {

  private static final Scenarios GO = Scenarios.load(ProgramRuntime.GO);
  private static final Scenarios JVM = Scenarios.load(ProgramRuntime.JVM);

  static Stream<Scenario> go() {
    return GO.all().stream();
  }

  static Stream<Scenario> jvm() {
    return JVM.all().stream();
  }

  static Stream<Scenario> all() {
    return Stream.concat(go(), jvm());
  }

  @Test
  void everyCauseThatGoHasIsCoveredInTheOrderOfTheCatalogue() {
    assertThat(go().map(Scenario::cause).distinct())
        .containsExactly(
            "nil-channel",
            "no-receiver",
            "no-sender",
            "mutex-not-unlocked",
            "waitgroup-mismatch",
            "slow-wait",
            "empty-select",
            "lock-cycle",
            "lock-held-while-blocked",
            "condition-never-signalled",
            "context-not-cancelled",
            "contract-not-kept",
            "resource-not-closed",
            "whole-process-deadlock");
  }

  @Test
  void everyCauseThatTheJvmHasIsCoveredInTheSameOrder() {
    assertThat(jvm().map(Scenario::cause).distinct())
        .containsExactly(
            "no-receiver",
            "no-sender",
            "mutex-not-unlocked",
            "waitgroup-mismatch",
            "slow-wait",
            "lock-cycle",
            "lock-held-while-blocked",
            "condition-never-signalled",
            "contract-not-kept",
            "resource-not-closed",
            "future-never-completed",
            "scheduler-starved",
            "whole-process-deadlock");
  }

  @Test
  void everyProgramOfTheArticleIsThere() {
    assertThat(all().filter(scenario -> scenario.article() != null).map(Scenario::article))
        .containsExactly("2.1.1", "2.1.2", "2.1.2", "2.1.3", "2.2.1", "2.2.2", "2.3");
  }

  @Test
  void anIdFindsItsScenario() {
    assertThat(go()).allSatisfy(one -> assertThat(GO.find(one.id())).hasValue(one));
    assertThat(jvm()).allSatisfy(one -> assertThat(JVM.find(one.id())).hasValue(one));
    assertThat(GO.find("no-receiver/never-written")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aScenarioHasMarkedCulpritsAndAFixedProgramWithoutMarks(Scenario scenario) {
    List<String> leaking = source(scenario, Variant.LEAKING).lines().toList();
    assertThat(scenario.culpritLines())
        .allSatisfy(line -> assertThat(leaking.get(line - 1)).endsWith("// lostwake:culprit"));
    assertThat(source(scenario, Variant.FIXED))
        .containsPattern("(?m)^package (main|scenario;)$")
        .doesNotContain("lostwake:");
  }

  @ParameterizedTest
  @MethodSource("go")
  void aCrashIsReadFromStderrAndEverythingElseFromItsEndpoint(Scenario scenario) {
    boolean serves = source(scenario, Variant.LEAKING).contains("serve.Run(");
    assertThat(scenario.reads() == Scenario.Reads.ENDPOINT).isEqualTo(serves);
    assertThat(scenario.proof() == Scenario.Proof.FATAL).isNotEqualTo(serves);
    assertThat(scenario.proof()).isIn(Proof.RUNTIME, Proof.WAIT, Proof.FATAL, Proof.NONE);
  }

  @ParameterizedTest
  @MethodSource("jvm")
  void aJavaProgramIsReadFromItsProcessAndProvenByTheHeap(Scenario scenario) {
    assertThat(scenario.reads()).isEqualTo(Scenario.Reads.PROCESS);
    assertThat(scenario.proof()).isNotIn(Proof.RUNTIME, Proof.WAIT, Proof.FATAL);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aTitleIsOneSentenceThatFitsALine(Scenario scenario) {
    assertThat(scenario.title()).matches("[a-z].*[^.]").hasSizeLessThan(120);
  }

  private static String source(Scenario scenario, Variant variant) {
    return Scenarios.source(
        scenario.programs().stream()
            .filter(program -> program.variant() == variant)
            .findFirst()
            .orElseThrow());
  }
}
