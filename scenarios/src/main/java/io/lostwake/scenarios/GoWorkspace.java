package io.lostwake.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The sources of some programs on disk, laid out so that one `go build` makes all of them.
///
/// `go build -o DIRECTORY` names a binary after the last part of its import path, which is
/// `leaking` or `fixed` for every program here. So each program becomes a module of its own in a
/// workspace, and its module path ends in a distinct name.
final class GoWorkspace {

  /// The import path that all programs share.
  static final String MODULE = "lostwake.scenarios";

  private static final String ROOT = ProgramRuntime.GO.root();

  private final Path directory;

  private GoWorkspace(Path directory) {
    this.directory = directory;
  }

  /// Writes the sources below `directory`, over what is there.
  static GoWorkspace unpack(Path directory, Collection<Program> programs) throws IOException {
    GoWorkspace workspace = new GoWorkspace(directory);
    List<String> uses = new ArrayList<>(List.of("."));
    for (String path : Resources.list(ROOT)) {
      String file = path.substring(ROOT.length());
      if (file.equals("go.mod") || file.startsWith("internal/")) {
        Resources.copy(path, directory.resolve(file));
      }
    }
    for (Program program : programs) {
      Path source = Resources.copy(program.resource(), workspace.source(program));
      Files.writeString(
          source.resolveSibling("go.mod"),
          "module " + MODULE + "/" + binary(program) + "\n\ngo 1.19\n");
      uses.add("./" + program.scenario().id() + "/" + program.variant().directory());
    }
    Files.writeString(
        workspace.file(), "go 1.19\n\nuse (\n\t" + String.join("\n\t", uses) + "\n)\n");
    return workspace;
  }

  /// The name of a program's binary.
  static String binary(Program program) {
    Scenario scenario = program.scenario();
    return scenario.cause() + "." + scenario.name() + "." + program.variant().directory();
  }

  /// The file `go.work`.
  Path file() {
    return directory.resolve("go.work");
  }

  /// The source of a program.
  Path source(Program program) {
    return directory.resolve(program.scenario().source(program.variant()));
  }
}
