package io.lostwake.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Options or arguments that a command cannot work with.
final class WrongUsage {
  private WrongUsage() {}

  /// What ends the command with exit code 2.
  ///
  /// @param spec of the command, which picocli has set; null before that
  /// @param message what is wrong and what to do, as one line
  static ParameterException of(@Nullable CommandSpec spec, String message) {
    return new ParameterException(Objects.requireNonNull(spec, "no model").commandLine(), message);
  }
}
