package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Diagnosis;
import io.lostwake.testkit.Golden;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextReportTest {
  private static final Pattern COLOUR = Pattern.compile("\033\\[[0-9;]*m");

  static Stream<String> situations() {
    return Situations.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void looksAsItDid(String situation) throws IOException {
    for (int width : List.of(80, 160)) {
      Golden.assertMatches(
          "text/%s.%d.txt".formatted(situation, width),
          text(situation, new TextReport(Palette.NONE, width, false, Comparison.NONE)));
      Golden.assertMatches(
          "text/%s.%d.ansi".formatted(situation, width),
          text(situation, new TextReport(Palette.standard(), width, false, Comparison.NONE)));
    }
    Golden.assertMatches(
        "text/%s.all.txt".formatted(situation),
        text(situation, new TextReport(Palette.NONE, 80, true, Comparison.NONE)));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void colourChangesNothingButColour(String situation) throws IOException {
    String plain = text(situation, new TextReport(Palette.NONE, 100, true, Comparison.NONE));
    String coloured =
        text(situation, new TextReport(Palette.standard(), 100, true, Comparison.NONE));
    assertThat(COLOUR.matcher(coloured).replaceAll("")).isEqualTo(plain);
  }

  @ParameterizedTest
  @MethodSource("situations")
  void fitsEveryWidth(String situation) throws IOException {
    for (int width : List.of(-1, 40, 60, 79, 80, 100, 120, 400)) {
      int room = Math.clamp(width, 40, 120);
      for (String line :
          text(situation, new TextReport(Palette.NONE, width, true, Comparison.NONE))
              .split("\n", -1)) {
        if (!line.startsWith("  next  ")) {
          assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(room);
        }
        assertThat(line).doesNotEndWith(" ");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("situations")
  void letsNoControlCharacterThrough(String situation) throws IOException {
    String plain = text(situation, new TextReport(Palette.NONE, 80, true, Comparison.NONE));
    assertThat(plain.codePoints().filter(c -> c != '\n' && VisibleText.isHidden(c))).isEmpty();
  }

  @Test
  void foldsWhatIsKnownAndTellsWhatIsGone() throws IOException {
    for (boolean all : List.of(false, true)) {
      Golden.assertMatches(
          "text/known.%s.txt".formatted(all ? "all" : "80"),
          text(
              "proven-senders",
              new TextReport(Palette.NONE, 80, all, Rendered.known("proven-senders"))));
    }
    Golden.assertMatches(
        "text/worse.80.txt",
        text(
            "proven-senders",
            new TextReport(Palette.NONE, 80, false, Rendered.worse("proven-senders"))));
  }

  private static String text(String situation, TextReport report) throws IOException {
    List<Diagnosis> diagnoses = Situations.named(situation);
    var out = new StringBuilder();
    report.write(diagnoses, out);
    return out.toString();
  }
}
