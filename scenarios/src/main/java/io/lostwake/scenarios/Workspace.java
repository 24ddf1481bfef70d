package io.lostwake.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The sources of some programs on disk, laid out so that one `go build` makes all of them.
///
/// `go build -o DIRECTORY` names a binary after the last part of its import path, which is
/// `leaking` or `fixed` for every program here. So each program becomes a module of its own in a
/// workspace, and its module path ends in a distinct name.
final class Workspace {

  /// The import path that all programs share.
  static final String MODULE = "lostwake.scenarios";

  private static final String ROOT = "go/";

  private final Path directory;

  private Workspace(Path directory) {
    this.directory = directory;
  }

  /// Writes the sources below `directory`, over what is there.
  static Workspace unpack(Path directory, Collection<Scenario> scenarios, Set<Variant> variants)
      throws IOException {
    Workspace workspace = new Workspace(directory);
    List<String> uses = new ArrayList<>(List.of("."));
    for (String path : Resources.list(ROOT)) {
      String file = path.substring(ROOT.length());
      if (file.equals("go.mod") || file.startsWith("internal/")) {
        workspace.copy(path, file);
      }
    }
    for (Scenario scenario : scenarios) {
      for (Variant variant : variants) {
        String file = scenario.source(variant);
        workspace.copy(ROOT + file, file);
        Path program = workspace.source(scenario, variant).resolveSibling("go.mod");
        Files.writeString(
            program, "module " + MODULE + "/" + binary(scenario, variant) + "\n\ngo 1.19\n");
        uses.add("./" + scenario.id() + "/" + variant.directory());
      }
    }
    Files.writeString(
        workspace.file(), "go 1.19\n\nuse (\n\t" + String.join("\n\t", uses) + "\n)\n");
    return workspace;
  }

  /// The name of a program's binary.
  static String binary(Scenario scenario, Variant variant) {
    return scenario.cause() + "." + scenario.name() + "." + variant.directory();
  }

  /// The file `go.work`.
  Path file() {
    return directory.resolve("go.work");
  }

  /// The source of a program.
  Path source(Scenario scenario, Variant variant) {
    return directory.resolve(scenario.source(variant));
  }

  private void copy(String resource, String file) throws IOException {
    Path target = directory.resolve(file);
    Files.createDirectories(target.resolveSibling("."));
    try (InputStream in = Resources.open(resource)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
