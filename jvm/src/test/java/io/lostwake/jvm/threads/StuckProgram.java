package io.lostwake.jvm.threads;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.jvm.hprof.HeapGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a program of the test resources in a JVM of its own, and takes a heap dump of it. */
final class StuckProgram {
  private static final Path HOME = Path.of(System.getProperty("java.home"));

  private StuckProgram() {}

  /** The dump of a program in one file, taken after it has said "ready". */
  static HeapGraph dump(Path directory, String program, String... options) throws Exception {
    return HeapGraph.open(dumpFile(directory, program, options));
  }

  /** Runs a program until it says "ready". */
  static void run(Path directory, String program, String... options) throws Exception {
    stop(start(directory, program, options));
  }

  private static Path dumpFile(Path directory, String program, String... options) throws Exception {
    Process process = start(directory, program, options);
    try {
      Path dump = directory.resolve(program + ".hprof");
      run(
          directory,
          List.of(
              HOME.resolve("bin/jcmd").toString(),
              Long.toString(process.pid()),
              "GC.heap_dump",
              dump.toString()));
      return dump;
    } finally {
      stop(process);
    }
  }

  private static Process start(Path directory, String program, String... options) throws Exception {
    Path classes = compile(directory, program, options);
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("bin/java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classes.toString(), program));
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectErrorStream(true)
            .start();
    try {
      awaitReady(process, output);
      return process;
    } catch (Throwable e) {
      stop(process);
      throw e;
    }
  }

  private static void stop(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  private static Path compile(Path directory, String program, String... options) throws Exception {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    List<String> command = new ArrayList<>();
    command.addAll(List.of(HOME.resolve("bin/javac").toString(), "-d", classes.toString()));
    if (List.of(options).contains("--enable-preview")) {
      command.addAll(List.of("--enable-preview", "--release", "25"));
    } else {
      command.addAll(List.of("--release", "21"));
    }
    command.add(
        Path.of(StuckProgram.class.getResource("/programs/" + program + ".java").toURI())
            .toString());
    run(directory, command);
    return classes;
  }

  private static void awaitReady(Process process, Path output)
      throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      String text = Files.readString(output);
      if (text.contains("ready")) {
        return;
      }
      assertThat(process.isAlive()).as(text).isTrue();
      Thread.sleep(100);
    }
    throw new AssertionError("not ready after a minute: " + Files.readString(output));
  }

  private static void run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    Path output = directory.resolve("tool.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command.toString()).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
  }
}
