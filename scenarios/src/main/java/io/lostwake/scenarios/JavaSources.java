package io.lostwake.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The sources of Java programs on disk.
///
/// @param directory where they are
record JavaSources(Path directory) {

  private static final String SHARED = "internal/";

  /// Writes what all programs share.
  List<Path> unpackShared() throws IOException {
    String root = ProgramRuntime.JVM.root();
    List<Path> files = new ArrayList<>();
    for (String path : Resources.list(root + SHARED)) {
      files.add(Resources.copy(path, directory.resolve(path.substring(root.length()))));
    }
    return files;
  }

  /// Writes the source of a program.
  Path unpack(Program program) throws IOException {
    return Resources.copy(
        program.resource(), directory.resolve(program.scenario().source(program.variant())));
  }
}
