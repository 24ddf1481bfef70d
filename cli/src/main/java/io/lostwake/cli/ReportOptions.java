package io.lostwake.cli;

import io.lostwake.diagnosis.Causes;
import io.lostwake.model.Diagnosis;
import io.lostwake.report.Comparison;
import io.lostwake.report.GithubReport;
import io.lostwake.report.JsonReport;
import io.lostwake.report.JunitReport;
import io.lostwake.report.MarkdownReport;
import io.lostwake.report.NdjsonReport;
import io.lostwake.report.Palette;
import io.lostwake.report.Report;
import io.lostwake.report.SarifReport;
import io.lostwake.report.TextReport;
import io.lostwake.report.WarningLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say how a report looks and where it goes.
final class ReportOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ReportFormat format = ReportFormat.text;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the report to a file.")
  private @Nullable Path file;

  @Option(
      names = "--all",
      description = "Show everything: who waits by design, who is unclear, every frame.")
  private boolean all;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}; NO_COLOR is heeded).")
  private ColorMode color = ColorMode.auto;

  /// Ends a command before it starts to work for a file that cannot be there.
  ///
  /// @throws ParameterException if the file cannot be written
  void refuseWhatCannotBeWritten() {
    Path output = file;
    if (output == null) {
      return;
    }
    Path directory = output.toAbsolutePath().getParent();
    if (Files.isDirectory(output)) {
      throw WrongUsage.of(spec, output + " is a directory; --output needs a file");
    }
    if (directory == null || !Files.isDirectory(directory)) {
      throw WrongUsage.of(spec, "there is no directory " + directory + " for " + output);
    }
  }

  /// Writes warnings to standard error and the report to where it belongs.
  ///
  /// @param sought what was asked for besides how it looks
  /// @throws ParameterException if the file cannot be written
  /// @throws IOException if the results cannot be written
  void write(List<Diagnosis> diagnoses, Sought sought, Session session, PrintWriter results)
      throws IOException {
    PrintWriter err = session.err();
    new WarningLines(color.forWarnings(session), session.screen().columns()).write(diagnoses, err);
    err.flush();
    Path output = file;
    if (output == null) {
      report(color.forResults(session), session.screen().columns(), sought)
          .write(diagnoses, results);
      results.flush();
      return;
    }
    try (BufferedWriter writer = Files.newBufferedWriter(output)) {
      report(color.forFile(), Screen.DEFAULT_COLUMNS, sought).write(diagnoses, writer);
    } catch (IOException e) {
      throw WrongUsage.of(spec, "cannot write " + output + ": " + e.getMessage());
    }
  }

  private Report report(Palette palette, int columns, Sought sought) {
    String version = LostwakeVersion.number();
    Comparison comparison = sought.comparison();
    return switch (format) {
      case text -> new TextReport(palette, columns, all, comparison);
      case json -> new JsonReport(version, comparison);
      case ndjson -> new NdjsonReport(version, comparison);
      case md -> new MarkdownReport(comparison, all);
      case sarif -> new SarifReport(version, rules(), comparison, sought.isMapped());
      case junit -> new JunitReport(comparison, sought::fails);
      case github -> new GithubReport(comparison);
    };
  }

  private static List<SarifReport.Rule> rules() {
    return Causes.all().stream()
        .map(cause ->
            new SarifReport.Rule(cause.id(), cause.title(), "docs/causes/" + cause.id() + ".md"))
        .toList();
  }
}
