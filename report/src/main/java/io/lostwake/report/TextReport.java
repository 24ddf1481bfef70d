package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Diagnoses for a person in front of a terminal: the worst first, the line to open marked, what
/// waits by design folded, one command to go on with. Warnings are not part of it: see
/// [WarningLines].
///
/// ```
/// Go 1.27.4 · 203 goroutines · leak profile available
///
///   PROVEN   100 goroutines can never send: nobody will receive
///            no-receiver  9f2c41d7
///
///            main.send             leak/main.go:10
///                                  ~~~~~~~~~~~~~~~
///            created by main.main  leak/main.go:26
/// ```
///
/// @param palette the colours
/// @param width the columns of the terminal; values below 40 count as 40, and no more than 120 are
///   used
/// @param all whether the strands that wait by design, those that are unclear and every frame are
///   shown
/// @param comparison what a baseline says of the findings; known ones are folded
public record TextReport(Palette palette, int width, boolean all, Comparison comparison)
    implements Report {
  @Override
  public void write(List<Diagnosis> diagnoses, Appendable out) throws IOException {
    var page = new Page(palette, width, out);
    boolean isNamed = diagnoses.size() > 1;
    for (int index = 0; index < diagnoses.size(); index++) {
      if (index > 0) {
        page.blank();
        page.blank();
      }
      new DiagnosisText(page, diagnoses.get(index), comparison, all).write(isNamed);
    }
    if (!comparison.gone().isEmpty()) {
      page.blank();
      for (Baseline.Entry entry : comparison.gone()) {
        page.prose(2, palette.quiet(), "gone  " + BaselineWords.entry(entry));
      }
      page.prose(2, palette.quiet(), BaselineWords.gone(comparison.gone().size()));
    }
    Optional<String> next = NextCommand.of(diagnoses, all);
    if (next.isPresent()) {
      page.blank();
      // Not wrapped: a command broken over lines cannot be copied.
      page.line(
          new StyledLine()
              .at(2)
              .add(palette.quiet(), "next")
              .at(8)
              .add(palette.command(), next.get()));
    }
  }
}
