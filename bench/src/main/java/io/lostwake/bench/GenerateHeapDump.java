package io.lostwake.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes a heap dump of a real JVM: `PROGRAM COUNT HEAP FILE`, where the program is a class of
/// this package, and the heap such as `4g`. Prints the dump's bytes, the seconds that `jcmd PID
/// GC.heap_dump` took as a whole process, and the seconds that the program stood still.
public final class GenerateHeapDump {

  private static final Pattern PAUSE =
      Pattern.compile("Safepoint \"HeapDumper\".*Total: +(\\d+) ns");

  private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

  private GenerateHeapDump() {}

  /// Writes one dump.
  ///
  /// @throws IOException if the program, `jcmd` or the file fails
  /// @throws InterruptedException if it is interrupted
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path file = Path.of(arguments[3]).toAbsolutePath();
    Path safepoints = Path.of(file + ".safepoints");
    try {
      double seconds = dump(arguments[0], arguments[1], arguments[2], file, safepoints);
      System.out.printf("%d %.2f %.2f%n", Files.size(file), seconds, pause(safepoints));
    } finally {
      Files.deleteIfExists(safepoints);
    }
  }

  private static double dump(String name, String count, String heap, Path file, Path safepoints)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(BIN.resolve("java").toString());
    command.add("-Xmx" + heap);
    command.add("-Xlog:safepoint:file=" + safepoints + "::filecount=0");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(GenerateHeapDump.class.getPackageName() + "." + name, count));
    Process program =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out = program.inputReader()) {
      if (!"ready".equals(out.readLine())) {
        throw new IOException(name + " ended before it was ready");
      }
      long start = System.nanoTime();
      run(BIN.resolve("jcmd").toString(), "" + program.pid(), "GC.heap_dump", file.toString());
      return (System.nanoTime() - start) / 1e9;
    } finally {
      program.outputWriter().close();
      if (!program.waitFor(30, TimeUnit.SECONDS)) {
        program.destroyForcibly();
      }
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said;
    try (BufferedReader out = process.inputReader()) {
      said = out.readAllAsString();
    }
    if (process.waitFor() != 0 || !said.contains("Heap dump file created")) {
      throw new IOException(said);
    }
  }

  private static double pause(Path safepoints) throws IOException {
    try (Stream<String> lines = Files.lines(safepoints)) {
      return lines
              .flatMap(line -> PAUSE.matcher(line).results())
              .mapToLong(found -> Long.parseLong(found.group(1)))
              .sum()
          / 1e9;
    }
  }
}
