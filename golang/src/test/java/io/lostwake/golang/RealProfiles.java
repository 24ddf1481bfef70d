package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Profiles of the programs in `profiles/`: recorded ones of older Go releases, and fresh ones of
/// the releases that are at hand, each made once per run of the tests.
final class RealProfiles {

  private static final Path PROGRAMS =
      Path.of("src", "test", "resources", "io", "lostwake", "golang", "profiles");

  private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

  private RealProfiles() {}

  /// The releases of which there are profiles of `waits`.
  static List<String> releases() {
    return List.of("go1.19", "go1.21.13", "go1.24.13", "go1.26.8", "go1.27.4");
  }

  /// A file that `waits` wrote, such as `goroutine.debug1`.
  static byte[] ofWaits(String release, String file) {
    Path recorded = PROGRAMS.resolve("recorded").resolve(release);
    return read((Files.isDirectory(recorded) ? recorded : made("waits", release)).resolve(file));
  }

  /// A file that `parked` wrote, such as `goroutineleak.debug1`; Go 1.26 and later.
  static byte[] ofParked(String release, String file) {
    return read(made("parked", release).resolve(file));
  }

  private static Path made(String program, String release) {
    return MADE.computeIfAbsent(program + " " + release, key -> make(program, release));
  }

  private static Path make(String program, String release) {
    try {
      Path directory = Files.createTempDirectory("lostwake-" + program);
      directory.toFile().deleteOnExit();
      String binary = directory.resolve(program).toString();
      Path source = PROGRAMS.resolve(program);
      run(release, source, "go", "build", "-trimpath", "-o", binary, ".");
      run(release, directory, binary, directory.toString());
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String release, Path directory, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).inheritIO();
    builder.environment().put("GOTOOLCHAIN", release);
    if (release.startsWith("go1.26.")) {
      builder.environment().put("GOEXPERIMENT", "goroutineleakprofile");
    }
    Process process = builder.start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
