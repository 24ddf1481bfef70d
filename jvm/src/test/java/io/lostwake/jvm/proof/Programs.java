package io.lostwake.jvm.proof;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles the programs of this package's tests, runs them, and takes heap dumps of them. */
final class Programs {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

  private final Path directory;

  /**
   * Compiles them.
   *
   * @param directory an empty directory, for the classes and the dumps
   */
  Programs(Path directory) throws IOException {
    this.directory = directory;
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--enable-preview",
                "--release",
                Integer.toString(Runtime.version().feature()),
                "-XDignore.symbol.file",
                "-nowarn",
                "-d",
                directory.toString()));
    try (Stream<Path> sources = Files.list(Path.of("src/test/resources/programs/proof"))) {
      sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    var said = new ByteArrayOutputStream();
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));
    if (result != 0) {
      throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
    }
  }

  /** Runs a program to its end; its lines. */
  List<String> run(List<String> options, List<String> program) throws Exception {
    List<String> withCollector = new ArrayList<>(options);
    withCollector.add("-Djdk.trackAllThreads=false");
    withCollector.add("-XX:SoftRefLRUPolicyMSPerMB=1000000");
    Process process = start(withCollector, program);
    try {
      return untilReady(process);
    } finally {
      end(process);
    }
  }

  /** Starts a program, dumps it when it is ready, and ends it; the dump. */
  Path dump(List<String> options, List<String> program, boolean all) throws Exception {
    Process process = start(options, program);
    try {
      untilReady(process);
      Path dump = Files.createTempFile(directory, "heap", ".hprof");
      Files.delete(dump);
      List<String> command =
          new ArrayList<>(
              List.of(
                  JAVA.resolve("jcmd").toString(),
                  Long.toString(process.pid()),
                  "GC.heap_dump",
                  dump.toString()));
      if (all) {
        command.add(3, "-all");
      }
      Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!jcmd.waitFor(60, TimeUnit.SECONDS) || !Files.exists(dump)) {
        throw new IllegalStateException(said);
      }
      return dump;
    } finally {
      end(process);
    }
  }

  private Process start(List<String> options, List<String> program) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JAVA.resolve("java").toString());
    command.addAll(List.of("-Xmx96m"));
    command.addAll(List.of("--enable-preview", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", directory.toString()));
    command.addAll(program);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static List<String> untilReady(Process process) throws IOException {
    List<String> lines = new ArrayList<>();
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.equals("ready")) {
        return lines;
      }
      if (line.startsWith("failed")) {
        throw new IllegalStateException(line);
      }
      lines.add(line);
    }
    throw new IllegalStateException("the program ended: " + String.join("\n", lines));
  }

  private static void end(Process process) throws Exception {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
