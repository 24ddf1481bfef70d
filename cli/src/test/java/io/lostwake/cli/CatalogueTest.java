package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.diagnosis.Cause;
import io.lostwake.diagnosis.Causes;
import io.lostwake.diagnosis.Explanation;
import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import io.lostwake.scenarios.ProgramRuntime;
import io.lostwake.scenarios.Scenario;
import io.lostwake.scenarios.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A cause is a class, a page and a scenario; none goes without the others. */
class CatalogueTest {
  @Test
  void everyCauseHasAPageAndAScenarioAndNothingElseHas() throws IOException {
    var causes = Causes.all().stream().map(Cause::id).toList();
    try (var pages = Files.list(Path.of("../docs/causes"))) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(causes);
    }
    var scenarios =
        Arrays.stream(ProgramRuntime.values())
            .flatMap(runtime -> Scenarios.load(runtime).all().stream());
    assertThat(scenarios.map(Scenario::cause).distinct())
        .containsExactlyInAnyOrderElementsOf(causes);
  }

  @Test
  void everyCauseSpeaksInWholePhrases() {
    assertThat(Causes.all())
        .allSatisfy(cause -> {
          assertThat(cause.title()).doesNotEndWith(".").isNotBlank();
          for (StrandKind strands : StrandKind.values()) {
            for (WaitKind wait : WaitKind.values()) {
              Explanation explanation = cause.explanation(strands, wait);
              assertThat(explanation.certainly()).doesNotEndWith(".").isNotBlank();
              assertThat(explanation.possibly()).doesNotContain("never").isNotBlank();
              assertThat(explanation.fix()).doesNotEndWith(".").isNotBlank();
              assertThat(explanation.refutedBy()).doesNotEndWith(".").isNotBlank();
            }
          }
        });
  }
}
