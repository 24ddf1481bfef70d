package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Warning;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What could not be read or told, for a person: one warning a line, with its cost below. They
/// belong beside a report, not into it.
///
/// @param palette the colours
/// @param width the columns of the terminal, as for [TextReport]
public record WarningLines(Palette palette, int width) {
  /// How many warnings of one kind and target are written; the rest is a number.
  public static final int MAXIMUM_OF_A_KIND = 5;

  private static final int COLUMN = 9;

  /// Writes the warnings of all targets; nothing when there are none.
  ///
  /// @throws IOException when `out` cannot take it
  public void write(List<Diagnosis> diagnoses, Appendable out) throws IOException {
    var page = new Page(palette, width, out);
    for (Diagnosis diagnosis : diagnoses) {
      write(page, diagnosis.warnings(), diagnoses.size() > 1 ? diagnosis.target().name() : "");
    }
  }

  private void write(Page page, List<Warning> warnings, String target) throws IOException {
    Map<Warning.Kind, Integer> seen = new EnumMap<>(Warning.Kind.class);
    for (Warning warning : warnings) {
      if (seen.merge(warning.kind(), 1, Integer::sum) <= MAXIMUM_OF_A_KIND) {
        String place = prefix(target) + prefix(warning.where());
        page.prose(key(), COLUMN, "", place + warning.says());
        if (!warning.cost().isEmpty()) {
          page.prose(COLUMN, palette.quiet(), warning.cost());
        }
      }
    }
    for (var entry : seen.entrySet()) {
      int more = entry.getValue() - MAXIMUM_OF_A_KIND;
      if (more > 0) {
        String kind = entry.getKey().name();
        page.prose(
            key(),
            COLUMN,
            "",
            prefix(target) + Wording.number(more) + " more of kind " + kind + " (in JSON)");
      }
    }
  }

  private StyledLine key() {
    return new StyledLine().add(palette.warning(), "warning");
  }

  private static String prefix(String text) {
    return text.isEmpty() ? "" : text + ": ";
  }
}
