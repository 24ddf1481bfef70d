package io.lostwake.cli;

import io.lostwake.model.Diagnosis;
import io.lostwake.report.Baseline;
import io.lostwake.report.BaselineFile;
import io.lostwake.report.Comparison;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that tell new findings from known ones.
final class BaselineOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Fail only on findings that are not in this file, or got much worse.")
  private @Nullable Path file;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = "Write what was found to a file for --baseline.")
  private @Nullable Path written;

  private @Nullable Baseline baseline;

  /// Reads the baseline, before any process is asked.
  ///
  /// @throws ParameterException if it cannot be read, or the other file cannot be written
  void read() {
    if (written != null) {
      refuseDirectory(written);
    }
    Path known = file;
    if (known == null) {
      return;
    }
    try {
      baseline = BaselineFile.read(Files.readString(known));
    } catch (BaselineFile.BrokenException e) {
      throw WrongUsage.of(spec, "--baseline %s: %s".formatted(known, e.getMessage()));
    } catch (NoSuchFileException e) {
      throw WrongUsage.of(
          spec,
          "--baseline %s: there is no such file; --write-baseline %s makes it"
              .formatted(known, known));
    } catch (CharacterCodingException e) {
      throw WrongUsage.of(spec, "--baseline %s: no text in UTF-8".formatted(known));
    } catch (IOException e) {
      throw WrongUsage.of(
          spec, "--baseline %s cannot be read: %s".formatted(known, e.getMessage()));
    }
  }

  /// What was found, beside the baseline that was read.
  Comparison compare(List<Diagnosis> diagnoses) {
    return baseline == null ? Comparison.NONE : Comparison.of(baseline, diagnoses);
  }

  /// Writes what was found, if that was asked for. Where a source could not be read, the file stays
  /// as it was: what it knows of that source would be lost.
  ///
  /// @throws ParameterException if the file cannot be written
  void write(List<Diagnosis> diagnoses, boolean isAllRead, Session session) {
    Path output = written;
    if (output == null) {
      return;
    }
    if (!isAllRead) {
      session.err().println("lostwake: --write-baseline wrote nothing: a source was not read");
      return;
    }
    try (BufferedWriter writer = Files.newBufferedWriter(output)) {
      BaselineFile.write(Baseline.of(diagnoses), writer);
    } catch (IOException e) {
      throw WrongUsage.of(spec, "cannot write " + output + ": " + e.getMessage());
    }
  }

  private void refuseDirectory(Path output) {
    Path directory = output.toAbsolutePath().getParent();
    if (Files.isDirectory(output) || directory == null || !Files.isDirectory(directory)) {
      throw WrongUsage.of(spec, "--write-baseline %s: there can be no such file".formatted(output));
    }
  }
}
