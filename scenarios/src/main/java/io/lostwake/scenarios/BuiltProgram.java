package io.lostwake.scenarios;

import java.io.IOException;
import java.nio.file.Path;

/// A program of a scenario, ready to run.
///
/// @param scenario what it shows
/// @param variant whether it leaks
/// @param executable the binary
/// @param source the Go file it was built from, ending in `cause/name/leaking/main.go` or
///   `.../fixed/main.go`
/// @param goVersion the Go that built it, such as `go1.26.8`
public record BuiltProgram(
    Scenario scenario, Variant variant, Path executable, Path source, String goVersion) {

  /// Starts the program with the scenario's environment. The caller closes it.
  ///
  /// @throws IOException if the operating system cannot start it
  public RunningProgram start() throws IOException {
    return RunningProgram.start(this);
  }
}
