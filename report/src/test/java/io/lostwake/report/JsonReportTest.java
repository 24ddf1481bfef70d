package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Frame;
import io.lostwake.testkit.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {
  private static final JsonReport REPORT = new JsonReport("0.1.0", Comparison.NONE);

  static Stream<String> situations() {
    return Situations.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void saysWhatItDid(String situation) throws IOException {
    Golden.assertMatches("json/" + situation + ".json", json(situation));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void keepsTheContract(String situation) throws IOException {
    assertThat(new ReportSchema().errorsOf(json(situation))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void endsWithOneLineFeedAndHidesNothing(String situation) throws IOException {
    String json = json(situation);
    assertThat(json).endsWith("}\n").doesNotContain("\r");
    assertThat(json.codePoints().filter(c -> c != '\n' && VisibleText.isHidden(c))).isEmpty();
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(json)).isTrue();
  }

  @Test
  void keepsHostileTextAsItWas() throws IOException {
    Diagnosis hostile = Situations.hostile();
    JsonObject document = parsed(json("hostile")).getAsJsonObject();
    assertThat(document.getAsJsonObject("target").get("name").getAsString())
        .isEqualTo(hostile.target().name());
    JsonObject finding = document.getAsJsonArray("findings").get(0).getAsJsonObject();
    List<Frame> frames = hostile.findings().getFirst().stack().frames();
    for (int index = 0; index < frames.size(); index++) {
      JsonObject frame = finding.getAsJsonArray("stack").get(index).getAsJsonObject();
      assertThat(frame.get("function").getAsString())
          .isEqualTo(frames.get(index).function().replace('\ud800', '\ufffd'));
      assertThat(frame.get("file").getAsString()).isEqualTo(frames.get(index).file());
    }
    assertThat(finding.getAsJsonObject("labels").keySet())
        .isEqualTo(hostile.findings().getFirst().labels().counts().keySet());
  }

  @Test
  void severalDiagnosesAreTheSameDocumentsInAnArray() throws IOException {
    JsonObject several = parsed(json("many-targets")).getAsJsonObject();
    assertThat(several.keySet()).containsExactly("schemaVersion", "tool", "reports");
    assertThat(several.getAsJsonArray("reports"))
        .containsExactly(
            parsed(json("nothing-found")),
            parsed(json("proven-senders")),
            parsed(json("single-suspect")));
  }

  @Test
  void isTheSameInEveryLocale() throws IOException {
    String json = json("two-snapshots");
    String text = text("two-snapshots");
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat("%d".formatted(1)).isNotEqualTo("1");
      assertThat(json("two-snapshots")).isEqualTo(json);
      assertThat(text("two-snapshots")).isEqualTo(text);
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void saysWhenItCannotBeWritten() {
    Appendable full =
        new Appendable() {
          @Override
          public Appendable append(CharSequence text) throws IOException {
            throw new IOException("disk full");
          }

          @Override
          public Appendable append(CharSequence text, int start, int end) throws IOException {
            throw new IOException("disk full");
          }

          @Override
          public Appendable append(char character) throws IOException {
            throw new IOException("disk full");
          }
        };
    assertThatThrownBy(() -> REPORT.write(Situations.named("hostile"), full))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
  }

  @Test
  void theDocumentationShowsWhatIsWritten() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "json.md"));
    assertThat(page).contains("```json\n" + json("documented") + "```\n");
  }

  @Test
  void theDocumentationNamesEveryKeyAndValue() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "json.md"));
    var schema = new ReportSchema();
    assertThat(schema.keys())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    assertThat(schema.values())
        .isNotEmpty()
        .allSatisfy(value -> assertThat(page).contains("`" + value + "`"));
  }

  private static JsonElement parsed(String json) {
    return JsonParser.parseString(json);
  }

  private static String json(String situation) throws IOException {
    var out = new StringBuilder();
    REPORT.write(Situations.named(situation), out);
    return out.toString();
  }

  private static String text(String situation) throws IOException {
    var out = new StringBuilder();
    new TextReport(Palette.NONE, 80, true, Comparison.NONE).write(Situations.named(situation), out);
    return out.toString();
  }
}
