package io.lostwake.cli;

import io.lostwake.diagnosis.Causes;
import io.lostwake.diagnosis.knowledge.InvalidRulesException;
import io.lostwake.diagnosis.knowledge.Knowledge;
import io.lostwake.diagnosis.knowledge.PatternFileReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The option that adds to what Lostwake knows of libraries.
final class RuleOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Know what a file of your own says of libraries, before what Lostwake knows. May be repeated; "
              + "docs/rules.md has the format.")
  private List<Path> files = List.of();

  /// What is known: Lostwake's own knowledge behind the files.
  ///
  /// @throws InvalidRulesException if anything is wrong in the files
  /// @throws ParameterException if one cannot be read
  Knowledge knowledge() throws InvalidRulesException {
    Knowledge builtIn = Knowledge.builtIn(Causes.ids());
    if (files.isEmpty()) {
      return builtIn;
    }
    PatternFileReader reader = new PatternFileReader(Causes.ids());
    for (Path file : files) {
      reader.read(file.toString(), bytesOf(file));
    }
    return builtIn.with(reader.files());
  }

  /// One byte more than a reader takes, so that it can say that there are too many.
  private byte[] bytesOf(Path file) {
    if (!Files.exists(file)) {
      throw WrongUsage.of(spec, "--rules " + file + ": no such file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(PatternFileReader.MAXIMUM_BYTES + 1);
    } catch (IOException e) {
      throw WrongUsage.of(spec, "--rules " + file + " cannot be read");
    }
  }
}
