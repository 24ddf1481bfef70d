package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A JVM that does nothing until it is closed.
///
/// @param process the JVM
record LonelyJvm(Process process) implements AutoCloseable {
  private static final String PROGRAM =
      """
      public class Lonely {
        public static void main(String[] arguments) throws InterruptedException {
          System.out.println("ready");
          Thread.sleep(Long.MAX_VALUE);
        }
      }
      """;

  static LonelyJvm start(Path directory) throws IOException {
    Path source = Files.writeString(directory.resolve("Lonely.java"), PROGRAM);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                source.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    return new LonelyJvm(process);
  }

  String pid() {
    return Long.toString(process.pid());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    assertThat(process.onExit()).succeedsWithin(1, TimeUnit.MINUTES);
  }
}
