package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Stack;
import io.lostwake.model.Verdict;
import io.lostwake.testkit.Golden;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFileTest {
  private static String written(Baseline baseline) throws IOException {
    var out = new StringBuilder();
    BaselineFile.write(baseline, out);
    return out.toString();
  }

  private static Baseline crowd() {
    return Baseline.of(
        List.of(Situations.named("many-suspects").getFirst(), SureSituations.provenSenders()));
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    String text = written(crowd());
    assertThat(BaselineFile.read(text)).isEqualTo(crowd());
    Golden.assertMatches("baseline.json", text);
  }

  @Test
  void hasALineForEveryFingerprintInOrder() throws IOException {
    List<String> lines =
        written(crowd()).lines().filter(line -> line.contains("fingerprint")).toList();
    assertThat(lines).hasSize(crowd().entries().size()).isSorted().hasSizeGreaterThan(5);
  }

  @Test
  void keepsHostileTextInItsLine() throws Exception {
    Baseline hostile = Baseline.of(Situations.named("markup"));
    assertThat(written(hostile).lines()).hasSize(hostile.entries().size() + 5);
    assertThat(BaselineFile.read(written(hostile)).entries())
        .extracting(Baseline.Entry::fingerprint)
        .containsExactlyElementsOf(
            hostile.entries().stream().map(Baseline.Entry::fingerprint).toList());
  }

  @Test
  void emptyIsABaselineToo() throws Exception {
    assertThat(BaselineFile.read(written(new Baseline(List.of()))).entries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                        | line 1, column 1: a baseline is an object
          []                                                        | line 1, column 1: a baseline is an object
          {"lostwakeBaseline": 1                                    | no JSON
          {"lostwakeBaseline": 1}                                   | there is no findings
          {"findings": []}                                          | there is no lostwakeBaseline
          {"lostwakeBaseline": 2, "findings": []}                   | reads baselines of version 1, not 2
          {"lostwakeBaseline": "1", "findings": []}                 | lostwakeBaseline is a number
          {"lostwakeBaseline": 1, "findings": {}}                   | findings is an array
          {"lostwakeBaseline": 1, "findings": [1]}                  | a finding is an object
          {"lostwakeBaseline": 1, "findings": [{}]}                 | line 1, column 38: a finding without fingerprint
          {"lostwakeBaseline": 1, "findings": [{"fingerprint": 1}]} | fingerprint is a text
          {"lostwakeBaseline": 1, "findings": [{"fingerprint": "x"}]} | a fingerprint is 16 hex digits
          {"lostwakeBaseline": 1, "findings": [{"verdict": "SURE"}]} | no verdict of this name
          {"lostwakeBaseline": 1, "findings": [{"count": 0}]}       | count is 1 or more
          {"lostwakeBaseline": 1, "findings": [{"count": 1e999}]}   | count is a number
          {"lostwakeBaseline": 1, "findings": []} x                 | no JSON
          {"lostwakeBaseline": 1, "findings": []} {}                | there is more behind
          """)
  void whatIsWrongIsSaidWithItsPlace(String text, String words) {
    assertThatThrownBy(() -> BaselineFile.read(text))
        .isInstanceOf(BaselineFile.BrokenException.class)
        .hasMessageStartingWith("line ")
        .hasMessageContaining(words);
  }

  @Test
  void aFileThatIsCutIsRefusedWhereverItIsCut() throws IOException {
    String text = written(crowd()).stripTrailing();
    for (int end = 0; end < text.length(); end++) {
      String cut = text.substring(0, end);
      assertThatThrownBy(() -> BaselineFile.read(cut))
          .isInstanceOf(BaselineFile.BrokenException.class);
    }
    assertThatCode(() -> BaselineFile.read(text)).doesNotThrowAnyException();
  }

  @Test
  void twoBranchesMayBothHaveAFinding() throws Exception {
    String text =
        """
        {"lostwakeBaseline": 1, "findings": [
          {"fingerprint":"60ca369f8bc701b0","cause":"no-receiver","verdict":"LIKELY","count":40},
          {"fingerprint":"60ca369f8bc701b0","cause":"no-receiver","verdict":"PROVEN","count":4, "x":[{}]}
        ]}
        """;
    Baseline.Entry entry = BaselineFile.read(text).entries().getFirst();
    assertThat(entry.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(entry.count()).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({
    "LIKELY, 9, LIKELY, 9, KNOWN",
    "LIKELY, 9, LIKELY, 89, KNOWN",
    "LIKELY, 9, LIKELY, 90, WORSE",
    "LIKELY, 9, LIKELY, 1, KNOWN",
    "SUSPECT, 9, LIKELY, 9, KNOWN",
    "SUSPECT, 9, PROVEN, 9, WORSE",
    "PROVEN, 9, PROVEN, 9, KNOWN",
    "PROVEN, 9, LIKELY, 9, KNOWN"
  })
  void aKnownFindingIsWorseWhenItIsProvenOrTenfold(
      Verdict before, long countBefore, Verdict now, long countNow, Comparison.State state) {
    Diagnosis found = found(now, countNow);
    Finding finding = found.findings().getFirst();
    var comparison =
        Comparison.of(Baseline.of(List.of(found(before, countBefore))), List.of(found));
    assertThat(comparison.stateOf(finding)).contains(state);
    assertThat(comparison.gone()).isEmpty();
  }

  @Test
  void withoutABaselineNothingIsKnownAndNothingIsGone() {
    Finding finding = found(Verdict.LIKELY, 1).findings().getFirst();
    assertThat(Comparison.NONE.stateOf(finding)).isEmpty();
    assertThat(Comparison.NONE.isKnown(finding)).isFalse();
    assertThat(Comparison.NONE.gone()).isEmpty();
  }

  private static Diagnosis found(Verdict verdict, long count) {
    return new Situation("x", count)
        .found(
            new Story(
                verdict,
                "no-receiver",
                count,
                "goroutines cannot send",
                Scenery.SEND,
                Stack.of(Story.own("main.send", "main.go", 1))))
        .diagnosis();
  }
}
