package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program of {@code src/test/resources/lossy}, built by a real Go and run as asked. */
final class LossyProgram {
  private static final Path SOURCE = Path.of("src", "test", "resources", "lossy");

  private final Path directory;
  private final Path executable;

  private LossyProgram(Path directory, Path executable) {
    this.directory = directory;
    this.executable = executable;
  }

  /**
   * Builds it.
   *
   * @param toolchain as in GOTOOLCHAIN; {@code local} is the Go on the path
   */
  static LossyProgram build(Path directory, String toolchain) throws Exception {
    for (String name : List.of("go.mod", "main.go")) {
      Files.copy(SOURCE.resolve(name), directory.resolve(name));
    }
    Path executable = directory.resolve("lossy");
    var program = new LossyProgram(directory, executable);
    Path output = directory.resolve("build.txt");
    int exit =
        program.run(
            List.of("go", "build", "-o", executable.toString(), "."),
            Map.of("GOTOOLCHAIN", toolchain),
            output);
    assertThat(exit).as("go build: %s", Files.readString(output)).isZero();
    return program;
  }

  /** What it prints in a mode, to either stream. */
  byte[] output(String mode, Map<String, String> environment) throws Exception {
    Path output = Files.createTempFile(directory, mode, ".txt");
    run(List.of(executable.toString(), mode), environment, output);
    return Files.readAllBytes(output);
  }

  /** What it prints when SIGQUIT meets it waiting. */
  byte[] outputOfQuit() throws Exception {
    Path output = Files.createTempFile(directory, "quit", ".txt");
    Process process = start(List.of(executable.toString(), "wait"), Map.of(), output);
    try {
      while (process.isAlive() && !Files.readString(output).contains("ready")) {
        process.waitFor(20, TimeUnit.MILLISECONDS);
      }
      Path ignored = directory.resolve("kill.txt");
      run(List.of("kill", "-QUIT", String.valueOf(process.pid())), Map.of(), ignored);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllBytes(output);
  }

  private int run(List<String> command, Map<String, String> environment, Path output)
      throws Exception {
    Process process = start(command, environment, output);
    try {
      assertThat(process.waitFor(240, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(List<String> command, Map<String, String> environment, Path output)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return builder.start();
  }
}
