package io.lostwake.jvm.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.testkit.OtherJdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/// A program that runs in a JVM of its own until it is closed.
///
/// @param process the JVM
/// @param output what it prints
record Program(Process process, BufferedReader output) implements AutoCloseable {
  private static final Path SOURCES = Path.of("src/test/resources/io/lostwake/jvm/attach");

  /// Starts a program from the test resources, and waits until it says that it is ready.
  ///
  /// @param directory where its class is compiled to, for Java 17
  static Program start(OtherJdk jdk, Path directory, String name, String... options)
      throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-nowarn",
                "-d",
                classes.toString(),
                SOURCES.resolve(name + ".java").toString());
    assertThat(result).as("javac %s", name).isZero();
    return run(jdk, classes.toString(), name, options);
  }

  /// Starts a main class and waits until it says that it is ready.
  static Program run(OtherJdk jdk, String classPath, String mainClass, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Xmx64m"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath, mainClass));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Program program = new Program(process, process.inputReader());
    assertThat(program.output.readLine()).isEqualTo("ready");
    return program;
  }

  long pid() {
    return process.pid();
  }

  String pidText() {
    return Long.toString(pid());
  }

  /// The program as it is found on this machine.
  LiveJvm jvm() throws Exception {
    return new LiveJvms().find(pidText());
  }

  /// Sends it a signal, such as `STOP`.
  void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, pidText()).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  /// Ends it at once, as the system does when it runs out of memory.
  void end() {
    process.destroyForcibly();
    assertThat(process.onExit()).succeedsWithin(1, TimeUnit.MINUTES);
  }

  @Override
  public void close() {
    end();
  }
}
