package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.diagnosis.Cause;
import io.lostwake.diagnosis.Causes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainCommandTest {
  static List<String> ids() {
    return Causes.all().stream().map(Cause::id).toList();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyCauseHasAPage(String id) {
    Run run = new Run().screen(new Screen(true, true, 70)).of("explain", id);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).hasLineCount(Math.max(20, (int) run.out().lines().count()));
    assertThat(run.out().replaceAll("\033\\[[0-9;]*m", ""))
        .doesNotContain("\033", "**", "```")
        .contains("fix");
  }

  @Test
  void withoutACauseAllAreListed() {
    Run run = new Run().of("explain");
    assertThat(run.out()).hasLineCount(Causes.all().size());
    assertThat(run.out().lines().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactlyInAnyOrderElementsOf(ids())
        .isSorted();
  }
}
