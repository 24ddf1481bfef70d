package io.lostwake.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Warning;
import io.lostwake.testkit.Golden;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningLinesTest {
  @Test
  void sayWhereWhatAndWhatItCosts() throws IOException {
    Golden.assertMatches("warnings/plain.80.txt", lines(Palette.NONE, 80, Situations.hostile()));
    Golden.assertMatches("warnings/cut.80.txt", lines(Palette.NONE, 80, cut().diagnosis()));
    Golden.assertMatches("warnings/cut.80.ansi", lines(Palette.standard(), 80, cut().diagnosis()));
  }

  @Test
  void nameTheTargetWhenThereAreSeveral() throws IOException {
    assertThat(lines(Palette.NONE, 120, Situations.nothingInFile(), SureSituations.lockCycle()))
        .contains("warning  dumps/it's quiet.txt: the profile does not tell")
        .contains("warning  deadlock.txt: line 1208: the last goroutine stops");
  }

  @Test
  void manyOfAKindAreANumber() throws IOException {
    Situation situation = new Situation("log.txt", 1);
    for (int line = 1; line <= 1_005; line++) {
      situation.warning(Warning.Kind.LINE_NOT_UNDERSTOOD, "line " + line, "not understood", "");
    }
    assertThat(lines(Palette.NONE, 80, situation.diagnosis()).lines())
        .hasSize(6)
        .endsWith("warning  1,000 more of kind LINE_NOT_UNDERSTOOD (in JSON)");
  }

  @Test
  void noWarningIsNoLine() throws IOException {
    assertThat(lines(Palette.standard(), 80, new Situation("-", 1).diagnosis())).isEmpty();
  }

  private static Situation cut() {
    return new Situation("heap.txt", 70_000)
        .warning(
            Warning.Kind.DUMP_CUT_OFF,
            "byte 67108864",
            "the dump ends where the runtime's buffer ended, in the middle of a goroutine",
            "Counts are lower bounds: there were more goroutines than the 70,000 in it.")
        .warning(
            Warning.Kind.NIL_CHANNEL_NOT_TOLD,
            "",
            "the format does not tell a nil channel from any other",
            "");
  }

  private static String lines(Palette palette, int width, Diagnosis... diagnoses)
      throws IOException {
    var out = new StringBuilder();
    new WarningLines(palette, width).write(List.of(diagnoses), out);
    return out.toString();
  }
}
