package io.lostwake.cli.demo;

import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.report.VisibleText;
import io.lostwake.scenarios.Program;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Outcomes as a table, one line per program.
///
/// @param outcomes in the order in which they are shown
public record OutcomeTable(List<Outcome> outcomes) {
  private static final List<String> TITLES =
      List.of(
          "runtime",
          "cause",
          "scenario",
          "strands",
          "program",
          "expected",
          "found",
          "verdict",
          "culprit",
          "ok");

  /// Writes the table, and below it what is wrong, if anything.
  public void write(PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(TITLES);
    outcomes.forEach(outcome -> rows.add(row(outcome)));
    int[] widths = new int[TITLES.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    for (Outcome outcome : outcomes) {
      if (!outcome.isOk()) {
        out.append(
            "\nNOT OK  %s %s: %s%n"
                .formatted(
                    outcome.program().runtime().word(),
                    outcome.program().title(),
                    VisibleText.of(outcome.trouble())));
      }
    }
  }

  /// One outcome as one line, for those who watch.
  static String line(Outcome outcome) {
    List<String> row = row(outcome);
    String found = outcome.found() == null ? "nothing" : String.join(" ", row.subList(6, 9));
    Program program = outcome.program();
    return "%s %s: %s  %s".formatted(program.runtime().word(), program.title(), found, row.get(9));
  }

  private static List<String> row(Outcome outcome) {
    Finding found = outcome.found();
    Frame culprit = found == null ? null : found.culprit();
    return List.of(
        outcome.program().runtime().word(),
        outcome.program().scenario().cause(),
        outcome.program().scenario().name(),
        outcome.program().strands().word(),
        outcome.program().variant().directory(),
        dash(outcome.expected()),
        found == null ? "-" : VisibleText.of(found.cause()),
        found == null ? "-" : found.verdict().name().toLowerCase(Locale.ROOT),
        culprit == null ? "-" : VisibleText.of(culprit.place()),
        outcome.isOk() ? "ok" : "NOT OK");
  }

  private static String dash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
