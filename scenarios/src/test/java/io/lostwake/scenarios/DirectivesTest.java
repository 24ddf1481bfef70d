package io.lostwake.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectivesTest {

  private static final String PATH = "go/no-receiver/timeout/leaking/main.go";

  private static final String WHOLE =
      """
      //lostwake:cause no-receiver
      //lostwake:fix receive on every path
      //lostwake:title the answer comes too late
      //lostwake:proof runtime
      //lostwake:reads endpoint
      //lostwake:strands 2
      //lostwake:environment GODEBUG=tracebackancestors=10

      package main

      func send(ch chan int) {
      	ch <- 1 // lostwake:culprit
      }
      """;

  private static final String JAVA =
      """
      //lostwake:cause contract-not-kept
      //lostwake:title each request makes a pool
      //lostwake:proof owner-ended
      //lostwake:reads process
      //lostwake:companions 1
      //lostwake:losses 3
      //lostwake:threads platform
      //lostwake:verdict suspect
      //lostwake:says idle worker
      //lostwake:culprit none
      //lostwake:release 25
      //lostwake:option --enable-preview
      //lostwake:option -Xint
      """;

  @Test
  void everyDirectiveIsRead() {
    assertThat(Directives.parse(ProgramRuntime.GO, PATH, WHOLE))
        .isEqualTo(
            new Scenario(
                ProgramRuntime.GO,
                "no-receiver",
                "timeout",
                "the answer comes too late",
                null,
                Scenario.Proof.RUNTIME,
                Scenario.Reads.ENDPOINT,
                new Needs(Map.of("GODEBUG", "tracebackancestors=10"), List.of(), 0),
                List.of(Strands.GOROUTINES),
                new Losses(2, 0, Integer.MAX_VALUE),
                Scenario.Verdict.LIKELY,
                null,
                "receive on every path",
                "main.go",
                List.of(12)));
  }

  @Test
  void whatOnlyAJavaProgramNeedsIsRead() {
    Scenario scenario =
        Directives.parse(ProgramRuntime.JVM, "jvm/contract-not-kept/pool/leaking/Pool.java", JAVA);
    assertThat(scenario.proof()).isEqualTo(Scenario.Proof.OWNER_ENDED);
    assertThat(scenario.needs())
        .isEqualTo(new Needs(Map.of(), List.of("--enable-preview", "-Xint"), 25));
    assertThat(scenario.strands()).containsExactly(Strands.PLATFORM_THREADS);
    assertThat(scenario.losses()).isEqualTo(new Losses(1, 1, 3));
    assertThat(scenario.verdict()).isEqualTo(Scenario.Verdict.SUSPECT);
    assertThat(scenario.says()).isEqualTo("idle worker");
    assertThat(scenario.sourceFile()).isEqualTo("Pool.java");
    assertThat(scenario.culpritLines()).isEmpty();
    assertThat(scenario.programs())
        .extracting(Program::title)
        .containsExactly(
            "contract-not-kept/pool (leaking, platform)",
            "contract-not-kept/pool (fixed, platform)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "//lostwake:threads platform | //lostwake:threads green    | threads has virtual, platform or both",
        "//lostwake:threads platform | //lostwake:threads goroutines | threads has virtual, platform or both",
        "//lostwake:culprit none     | //lostwake:culprit line 3   | either lines end with",
        "//lostwake:release 25       | //lostwake:release 8        | release needs at least 21, not 8",
        "//lostwake:losses 3         | //lostwake:article 2.1.1    | there is no directive article",
      })
  void aDirectiveThatNoJavaProgramHasIsRefused(String right, String wrong, String reason) {
    assertThatThrownBy(() ->
            Directives.parse(
                ProgramRuntime.JVM,
                "jvm/contract-not-kept/pool/leaking/Pool.java",
                JAVA.replace(right, wrong)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "//lostwake:proof runtime     | //lostwake:proof maybe          | proof has no value maybe",
        "//lostwake:reads endpoint    | //                              | //lostwake:reads is missing",
        "//lostwake:strands 2         | //lostwake:strands two          | strands needs a number, not two",
        "//lostwake:strands 2         | //lostwake:strands 0            | strands needs at least 1, not 0",
        "//lostwake:strands 2         | //lostwake:strands              | line 6: the directive strands has no value",
        "//lostwake:strands 2         | //lostwake:stands 2             | line 6: there is no directive stands",
        "//lostwake:strands 2         | //lostwake:cause no-sender      | line 6: the directive cause is given twice",
        "GODEBUG=tracebackancestors=10| GODEBUG                         | line 7: environment needs NAME=VALUE",
        "//lostwake:cause no-receiver | //lostwake:cause slow-wait      | belongs in slow-wait/NAME/leaking",
        "// lostwake:culprit          | // lostwake:victim              | either lines end with // lostwake:culprit",
      })
  void aBrokenDirectiveIsRefusedByFileAndReason(String right, String wrong, String reason) {
    assertThatThrownBy(() -> Directives.parse(ProgramRuntime.GO, PATH, WHOLE.replace(right, wrong)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("scenario " + PATH)
        .hasMessageContaining(reason);
  }
}
