package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Minutes;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12   | 12   | blocked in select for at least 12 minutes
          1    | 1    | blocked in select for at least 1 minute
          119  | 119  | blocked in select for at least 119 minutes
          120  | 120  | blocked in select for at least 2 hours
          2879 | 2879 | blocked in select for at least 47 hours
          2880 | 2880 | blocked in select for at least 2 days
          3    | 61   | blocked in select for at least 3 minutes, the longest for at least 61 minutes
          121  | 179  | blocked in select for at least 2 hours
          0    | 8    | blocked in select, the longest for at least 8 minutes
          0    | 0    | blocked in select
          """)
  void timesAreLowerBounds(int min, int max, String says) {
    assertThat(Wording.blocked(new Wait(WaitKind.SELECT, "select"), new Minutes(min, max)))
        .isEqualTo(says);
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    assertThat(Wording.blocked(new Wait(WaitKind.UNKNOWN, ""), null)).isEmpty();
    assertThat(Wording.blocked(new Wait(WaitKind.UNKNOWN, ""), new Minutes(2, 2)))
        .isEqualTo("blocked for at least 2 minutes");
    assertThat(Wording.blocked(new Wait(WaitKind.UNKNOWN, ""), new Minutes(0, 2)))
        .isEqualTo("blocked, the longest for at least 2 minutes");
  }

  @Test
  void listsReadAsASentence() {
    assertThat(Wording.listed(List.of(), "or")).isEmpty();
    assertThat(Wording.listed(List.of("a"), "or")).isEqualTo("a");
    assertThat(Wording.listed(List.of("a", "b"), "or")).isEqualTo("a or b");
    assertThat(Wording.listed(List.of("a", "b", "c"), "and")).isEqualTo("a, b and c");
  }
}
