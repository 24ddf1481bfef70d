package io.lostwake.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The files of this module, named by its `index` because a jar cannot be listed.
final class Resources {

  private Resources() {}

  /// The paths of all files whose path starts with `prefix`, in the order of the index.
  static List<String> list(String prefix) {
    return text("index").lines().filter(path -> path.startsWith(prefix)).toList();
  }

  /// The text of a file.
  static String text(String path) {
    try (InputStream in = open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + path + " of the scenarios", e);
    }
  }

  /// Writes a file to disk, over what is there.
  ///
  /// @return the file on disk
  static Path copy(String path, Path target) throws IOException {
    Files.createDirectories(target.resolveSibling("."));
    try (InputStream in = open(path)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return target;
  }

  /// The bytes of a file.
  static InputStream open(String path) {
    InputStream in = Resources.class.getResourceAsStream(path);
    if (in == null) {
      throw new IllegalStateException(
          "the scenarios have no file " + path + ": run scenarios/index after adding one");
    }
    return in;
  }
}
