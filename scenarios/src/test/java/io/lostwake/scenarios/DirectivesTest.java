package io.lostwake.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectivesTest {

  private static final String PATH = "no-receiver/timeout/leaking/main.go";

  private static final String WHOLE =
      """
      //lostwake:cause no-receiver
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

  @Test
  void everyDirectiveIsRead() {
    assertThat(Directives.parse(PATH, WHOLE))
        .isEqualTo(
            new Scenario(
                "no-receiver",
                "timeout",
                "the answer comes too late",
                null,
                Scenario.Proof.RUNTIME,
                Scenario.Reads.ENDPOINT,
                Map.of("GODEBUG", "tracebackancestors=10"),
                2,
                0,
                "main.go",
                List.of(11)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "//lostwake:proof runtime     | //lostwake:proof maybe          | proof has no value maybe",
        "//lostwake:reads endpoint    | //                              | //lostwake:reads is missing",
        "//lostwake:strands 2         | //lostwake:strands two          | strands needs a number, not two",
        "//lostwake:strands 2         | //lostwake:strands 0            | strands needs at least 1, not 0",
        "//lostwake:strands 2         | //lostwake:strands              | line 5: the directive strands has no value",
        "//lostwake:strands 2         | //lostwake:stands 2             | line 5: there is no directive stands",
        "//lostwake:strands 2         | //lostwake:cause no-sender      | line 5: the directive cause is given twice",
        "GODEBUG=tracebackancestors=10| GODEBUG                         | line 6: environment needs NAME=VALUE",
        "//lostwake:cause no-receiver | //lostwake:cause slow-wait      | belongs in slow-wait/NAME/leaking/main.go",
        "// lostwake:culprit          | // lostwake:victim              | no line ends with // lostwake:culprit",
      })
  void aBrokenDirectiveIsRefusedByFileAndReason(String right, String wrong, String reason) {
    assertThatThrownBy(() -> Directives.parse(PATH, WHOLE.replace(right, wrong)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("scenario " + PATH)
        .hasMessageContaining(reason);
  }
}
