package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.lostwake.model.Finding;
import io.lostwake.testkit.Golden;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SarifReportTest {
  static Stream<String> situations() {
    return Situations.all().keySet().stream();
  }

  private static SarifReport report(String situation, Comparison comparison, boolean isMapped) {
    List<SarifReport.Rule> rules =
        Situations.named(situation).stream()
            .flatMap(diagnosis -> diagnosis.findings().stream())
            .map(Finding::cause)
            .distinct()
            .map(cause ->
                new SarifReport.Rule(cause, "title of " + cause, "docs/causes/" + cause + ".md"))
            .toList();
    return new SarifReport("0.1.0", rules, comparison, isMapped);
  }

  @ParameterizedTest
  @MethodSource("situations")
  void saysWhatItDid(String situation) throws IOException {
    Golden.assertMatches(
        "sarif/" + situation + ".sarif",
        Rendered.text(report(situation, Comparison.NONE, false), situation));
  }

  @Test
  void isValidByTheOfficialSchema() throws IOException {
    var schema = new SarifSchema();
    for (String situation : Situations.all().keySet()) {
      for (Comparison comparison :
          List.of(Comparison.NONE, Rendered.known(situation), Rendered.worse(situation))) {
        String sarif = Rendered.text(report(situation, comparison, true), situation);
        assertThat(schema.errorsOf(sarif)).as(situation).isEmpty();
        JsonObject broken = JsonParser.parseString(sarif).getAsJsonObject();
        run(broken).remove("tool");
        assertThat(schema.errorsOf(broken.toString())).as("without tool").isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("situations")
  void pathsOfADumpAreNeitherSchemesNorClimb(String situation) throws IOException {
    String sarif = Rendered.text(report(situation, Comparison.NONE, true), situation);
    List<String> uris = new ArrayList<>();
    collect(JsonParser.parseString(sarif), "uri", uris);
    for (String text : uris) {
      URI uri = URI.create(text);
      assertThat(uri.getScheme()).isIn(null, "file");
      assertThat(uri.getHost()).isNull();
      assertThat(uri.getRawQuery()).isNull();
      assertThat(text.split("/")).doesNotContain("..");
    }
    List<String> texts = new ArrayList<>();
    collect(JsonParser.parseString(sarif), "text", texts);
    assertThat(texts).isNotNull().noneMatch(text -> text.contains("](") || text.contains("{0}"));
  }

  @Test
  void theFlowLeadsFromTheCreatorToTheCulprit() throws IOException {
    JsonObject result = results("proven-senders", Comparison.NONE).getFirst();
    List<String> functions = new ArrayList<>();
    collect(result.get("codeFlows"), "fullyQualifiedName", functions);
    Finding finding = Situations.named("proven-senders").getFirst().findings().getFirst();
    assertThat(functions)
        .containsExactly(
            Objects.requireNonNull(finding.creator()).function(),
            Objects.requireNonNull(finding.culprit()).function());
    assertThat(result.getAsJsonObject("partialFingerprints").get("lostwake/v1").getAsString())
        .isEqualTo(finding.fingerprint().value());
  }

  @Test
  void theBaselineTellsWhatIsNewAndWhatIsNot() throws IOException {
    assertThat(results("proven-senders", Comparison.NONE).getFirst().has("baselineState"))
        .isFalse();
    assertThat(state(Rendered.known("proven-senders"))).isEqualTo("unchanged");
    assertThat(state(Rendered.worse("proven-senders"))).isEqualTo("updated");
    assertThat(state(Comparison.of(new Baseline(List.of()), Situations.named("proven-senders"))))
        .isEqualTo("new");
  }

  private static String state(Comparison comparison) throws IOException {
    return results("proven-senders", comparison).getFirst().get("baselineState").getAsString();
  }

  private static List<JsonObject> results(String situation, Comparison comparison)
      throws IOException {
    String sarif = Rendered.text(report(situation, comparison, false), situation);
    return run(JsonParser.parseString(sarif).getAsJsonObject())
        .getAsJsonArray("results")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static JsonObject run(JsonObject sarif) {
    return sarif.getAsJsonArray("runs").get(0).getAsJsonObject();
  }

  private static void collect(JsonElement element, String key, List<String> found) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(item -> collect(item, key, found));
    } else if (element.isJsonObject()) {
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(entry -> {
            if (entry.getKey().equals(key) && entry.getValue().isJsonPrimitive()) {
              found.add(entry.getValue().getAsString());
            }
            collect(entry.getValue(), key, found);
          });
    }
  }
}
