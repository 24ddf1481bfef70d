package io.lostwake.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {

  private static final Scenarios SCENARIOS = Scenarios.load();

  static Stream<Scenario> all() {
    return SCENARIOS.all().stream();
  }

  @Test
  void everyCauseThatGoHasIsCoveredInTheOrderOfTheCatalogue() {
    assertThat(all().map(Scenario::cause).distinct())
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
  void everyProgramOfTheArticleIsThere() {
    assertThat(all().filter(scenario -> scenario.article() != null).map(Scenario::article))
        .containsExactly("2.1.1", "2.1.2", "2.1.2", "2.1.3", "2.2.1", "2.2.2", "2.3");
  }

  @Test
  void anIdFindsItsScenario() {
    assertThat(all()).allSatisfy(one -> assertThat(SCENARIOS.find(one.id())).hasValue(one));
    assertThat(SCENARIOS.find("no-receiver/never-written")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aScenarioHasAMarkedCulpritAndAFixedProgramWithoutMarks(Scenario scenario) {
    List<String> leaking = SCENARIOS.source(scenario, Variant.LEAKING).lines().toList();
    assertThat(scenario.culpritLines())
        .allSatisfy(line -> assertThat(leaking.get(line - 1)).endsWith("// lostwake:culprit"));
    assertThat(SCENARIOS.source(scenario, Variant.FIXED))
        .contains("package main")
        .doesNotContain("lostwake:");
  }

  @ParameterizedTest
  @MethodSource("all")
  void aCrashIsReadFromStderrAndEverythingElseFromItsEndpoint(Scenario scenario) {
    boolean serves = SCENARIOS.source(scenario, Variant.LEAKING).contains("serve.Run(");
    assertThat(scenario.reads() == Scenario.Reads.ENDPOINT).isEqualTo(serves);
    assertThat(scenario.proof() == Scenario.Proof.FATAL).isNotEqualTo(serves);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aTitleIsOneSentenceThatFitsALine(Scenario scenario) {
    assertThat(scenario.title()).matches("[a-z].*[^.]").hasSizeLessThan(120);
  }
}
