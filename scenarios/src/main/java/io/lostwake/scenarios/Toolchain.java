package io.lostwake.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// What builds programs on this machine.
public sealed interface Toolchain permits GoToolchain, JavaToolchain {

  /// The runtime of what it builds.
  ProgramRuntime runtime();

  /// The version of the runtime, such as `go1.26.8` or `Java 25.0.3`.
  String version();

  /// Unpacks the sources of programs below `directory` and builds all of them.
  ///
  /// @param programs of its own runtime
  /// @return the built programs, in the given order
  /// @throws BuildException with what the compiler said, if it fails
  List<BuiltProgram> build(Path directory, Collection<Program> programs) throws IOException;
}
