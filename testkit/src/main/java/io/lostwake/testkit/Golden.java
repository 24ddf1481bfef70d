package io.lostwake.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares output with a file in {@code src/test/golden} of the module under test. With {@code
 * -Dgolden.update=true} it writes the file instead, to be read before it is committed.
 */
public final class Golden {
  private static final Path ROOT = Path.of("src", "test", "golden");

  private Golden() {}

  /**
   * Asserts that the text equals the golden file.
   *
   * @param name the file's path below {@code src/test/golden}
   */
  public static void assertMatches(String name, String actual) {
    Path file = ROOT.resolve(name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
        return;
      }
      assertThat(file).as("golden file; -Dgolden.update=true writes it").exists();
      assertThat(actual).as("golden file %s", file).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
