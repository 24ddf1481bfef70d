package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Stack;
import io.lostwake.model.Verdict;
import io.lostwake.testkit.Golden;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GithubReportTest {
  private static final GithubReport REPORT = new GithubReport(Comparison.NONE);

  static Stream<String> situations() {
    return Situations.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void saysWhatItDid(String situation) throws IOException {
    Golden.assertMatches("github/" + situation + ".txt", Rendered.text(REPORT, situation));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void everyLineIsOneCommandOrBeginsWithOurName(String situation) throws IOException {
    for (String line : Rendered.text(REPORT, situation).lines().toList()) {
      assertThat(line)
          .matches(
              "::(error|warning|notice) (file=[^:,]*,)?(line=\\d+,)?title=[^:,]*::Lostwake: .*"
                  + "|lostwake: .*")
          .doesNotContain("##[")
          .doesNotContain("\r");
      // Lines inside of a message begin with words of ours too.
      for (String inner : line.split("%0A", -1)) {
        assertThat(inner)
            .matches(
                "(?:::(error|warning|notice) |lostwake: |blocked|created by |fix: |seen in ).*");
      }
    }
  }

  @Test
  void noMoreThanGithubShowsAndTheRestIsCounted() throws IOException {
    var situation = new Situation("many", 100);
    IntStream.range(0, 13)
        .forEach(index ->
            situation.found(
                new Story(
                    Verdict.LIKELY,
                    "no-receiver",
                    1,
                    "1 goroutine",
                    Scenery.SEND,
                    Stack.of(Story.own("main.f" + index + "x", "f.go", 1)))));
    List<String> lines = Rendered.text(REPORT, List.of(situation.diagnosis())).lines().toList();
    assertThat(lines).hasSize(11);
    assertThat(lines.getLast()).startsWith("lostwake: 3 more of level warning");
  }

  @Test
  void whatIsKnownIsOnlyCounted() throws IOException {
    String text =
        Rendered.text(new GithubReport(Rendered.known("proven-senders")), "proven-senders");
    assertThat(text.lines())
        .containsExactly(
            "lostwake: 1 known finding is in the baseline",
            "lostwake: 1 finding of the baseline was not found any more");
  }
}
