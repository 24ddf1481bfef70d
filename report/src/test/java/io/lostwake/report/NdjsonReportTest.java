package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.lostwake.testkit.Golden;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NdjsonReportTest {
  private static final NdjsonReport REPORT = new NdjsonReport("0.1.0", Comparison.NONE);

  private final ReportSchema schema = new ReportSchema();

  static Stream<String> situations() {
    return Situations.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void everyLineKeepsTheContract(String situation) throws IOException {
    List<String> lines = Rendered.text(REPORT, situation).lines().toList();
    long findings =
        Situations.named(situation).stream().mapToLong(found -> found.findings().size()).sum();
    assertThat(lines).hasSize((int) findings + Situations.named(situation).size());
    assertThat(lines).allSatisfy(line -> assertThat(schema.errorsOfLine(line)).isEmpty());
  }

  @Test
  void saysWhatItDid() throws IOException {
    Golden.assertMatches("ndjson/many-targets.ndjson", Rendered.text(REPORT, "many-targets"));
    Golden.assertMatches("ndjson/markup.ndjson", Rendered.text(REPORT, "markup"));
  }

  @Test
  void aFindingIsTheSameAsInTheDocument() throws IOException {
    String line = Rendered.text(REPORT, "documented").lines().toList().getLast();
    JsonObject document =
        JsonParser.parseString(
                Rendered.text(new JsonReport("0.1.0", Comparison.NONE), "documented"))
            .getAsJsonObject();
    assertThat(JsonParser.parseString(line).getAsJsonObject().get("finding"))
        .isEqualTo(document.getAsJsonArray("findings").get(0));
  }

  @Test
  void linesBesideABaselineKeepTheContractToo() throws IOException {
    for (Comparison comparison :
        List.of(Rendered.known("many-targets"), Rendered.worse("many-targets"))) {
      String text = Rendered.text(new NdjsonReport("0.1.0", comparison), "many-targets");
      assertThat(text.lines()).allSatisfy(line -> assertThat(schema.errorsOfLine(line)).isEmpty());
      assertThat(
              schema.errorsOf(Rendered.text(new JsonReport("0.1.0", comparison), "many-targets")))
          .isEmpty();
    }
  }

  @Test
  void theSchemaOfALineRefusesWhatIsNone() throws IOException {
    assertThat(schema.errorsOfLine("{}")).isNotEmpty();
    for (String line : Rendered.text(REPORT, "documented").lines().toList()) {
      JsonObject object = JsonParser.parseString(line).getAsJsonObject();
      for (String key : List.copyOf(object.keySet())) {
        var value = object.remove(key);
        assertThat(schema.errorsOfLine(object.toString())).as("without %s", key).isNotEmpty();
        object.add(key, value);
      }
    }
  }
}
