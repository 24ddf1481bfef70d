package io.lostwake.cli;

import io.lostwake.model.Diagnosis;
import io.lostwake.report.JsonReport;
import io.lostwake.report.Palette;
import io.lostwake.report.Report;
import io.lostwake.report.TextReport;
import io.lostwake.report.WarningLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say how a report looks and where it goes.
final class ReportOptions {
  /// How a report is written. The names are what `--format` takes.
  enum Format {
    text,
    json
  }

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.text;

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
      throw wrong(output + " is a directory; --output needs a file");
    }
    if (directory == null || !Files.isDirectory(directory)) {
      throw wrong("there is no directory " + directory + " for " + output);
    }
  }

  /// Writes warnings to standard error and the report to where it belongs.
  ///
  /// @throws ParameterException if the file cannot be written
  /// @throws IOException if the results cannot be written
  void write(List<Diagnosis> diagnoses, Session session, PrintWriter results) throws IOException {
    PrintWriter err = session.err();
    new WarningLines(color.forWarnings(session), session.screen().columns()).write(diagnoses, err);
    err.flush();
    Path output = file;
    if (output == null) {
      report(color.forResults(session), session.screen().columns()).write(diagnoses, results);
      results.flush();
      return;
    }
    try (BufferedWriter writer = Files.newBufferedWriter(output)) {
      report(color.forFile(), Screen.DEFAULT_COLUMNS).write(diagnoses, writer);
    } catch (IOException e) {
      throw wrong("cannot write " + output + ": " + e.getMessage());
    }
  }

  private Report report(Palette palette, int columns) {
    return switch (format) {
      case text -> new TextReport(palette, columns, all);
      case json -> new JsonReport(LostwakeVersion.number());
    };
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec, "no model").commandLine(), message);
  }
}
