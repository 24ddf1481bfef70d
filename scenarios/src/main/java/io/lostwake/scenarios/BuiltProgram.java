package io.lostwake.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A program of a scenario, ready to run.
///
/// @param program which
/// @param command how to start it: the binary, or the Java launcher with its arguments
/// @param source the file it was built from; its path ends as [Scenario#source(Variant)] says
/// @param version the runtime it was built for, such as `go1.26.8` or `Java 25.0.3`
public record BuiltProgram(Program program, List<String> command, Path source, String version) {

  /// Copies the command.
  public BuiltProgram {
    command = List.copyOf(command);
  }

  /// Starts the program with the scenario's environment. The caller closes it.
  ///
  /// @throws IOException if the operating system cannot start it
  public RunningProgram start() throws IOException {
    return RunningProgram.start(this);
  }
}
