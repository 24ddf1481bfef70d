package io.lostwake.cli.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The checkout around a directory: its root is the nearest directory with `.git`, or the directory
/// itself where there is none. It says which files there are, and opens none but `go.mod`.
public final class Repository {
  private static final long LONGEST_GO_MOD = 1 << 20;
  private static final int MAXIMUM_MODULES = 200;
  private static final List<String> SOURCE_ROOTS =
      List.of(
          "src/main/java/", "src/main/kotlin/", "src/test/java/", "src/test/kotlin/", "src/", "");

  private final Path root;
  private final Path directory;
  private final Map<String, Boolean> files = new HashMap<>();

  private Repository(Path root, Path directory) {
    this.root = root;
    this.directory = directory;
  }

  /// The repository around a directory.
  ///
  /// @throws IOException if the directory cannot be read
  public static Repository around(Path directory) throws IOException {
    Path start = directory.toRealPath();
    for (Path above = start; above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(".git"))) {
        return new Repository(above, start);
      }
    }
    return new Repository(start, start);
  }

  /// The Go module of the directory: the nearest `go.mod` up to the root. Absent when there is
  /// none.
  public Optional<GoModule> module() {
    for (Path above = directory; above != null; above = above.getParent()) {
      Path goMod = above.resolve("go.mod");
      if (Files.isRegularFile(goMod)) {
        return read(goMod, prefix(above));
      }
      if (above.equals(root)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<GoModule> read(Path goMod, String below) {
    try {
      return Files.size(goMod) > LONGEST_GO_MOD
          ? Optional.empty()
          : GoModule.read(Files.readString(goMod), below);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Where the command runs, below the root, with a slash behind it; empty for the root.
  String here() {
    return prefix(directory);
  }

  /// Directories below which Java's sources lie in directories named after their packages, of the
  /// checkout and of its modules up to two levels below; each with a slash behind it, or empty.
  List<String> sourceRoots() {
    List<Path> modules = new ArrayList<>(List.of(directory));
    try (Stream<Path> below = Files.walk(root, 2)) {
      below
          .filter(Files::isDirectory)
          .filter(path -> !prefix(path).startsWith("."))
          .sorted()
          .limit(MAXIMUM_MODULES)
          .forEach(modules::add);
    } catch (IOException | UncheckedIOException e) {
      // What cannot be listed holds no source that could be shown.
      return List.of("");
    }
    return modules.stream()
        .distinct()
        .flatMap(module -> SOURCE_ROOTS.stream().map(sources -> prefix(module) + sources))
        .filter(sources -> Files.isDirectory(root.resolve(sources)))
        .toList();
  }

  /// Whether there is such a file in the repository. What lies outside of it, by `..` or by a link,
  /// is not there.
  ///
  /// @param path below the root, with slashes
  boolean hasFile(String path) {
    return files.computeIfAbsent(path, this::exists);
  }

  private boolean exists(String path) {
    if (path.isEmpty() || Stream.of(path.split("/", -1)).anyMatch(Repository::isNoName)) {
      return false;
    }
    try {
      Path file = root.resolve(path);
      return Files.isRegularFile(file) && file.toRealPath().startsWith(root);
    } catch (InvalidPathException | IOException e) {
      return false;
    }
  }

  private static boolean isNoName(String element) {
    return element.isEmpty() || element.equals(".") || element.equals("..");
  }

  private String prefix(Path below) {
    String path = root.relativize(below).toString().replace('\\', '/');
    return path.isEmpty() ? "" : path + "/";
  }
}
