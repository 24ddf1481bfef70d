package io.lostwake.jvm.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// A program that is run from its source on some JDK, dumps its own heap and tells its stacks.
///
/// @param dump the dump
/// @param stacks class.method:line of each thread by its name, innermost first
record HeldProgram(Path dump, Map<String, List<String>> stacks) {
  static final int THREADS = 40;

  /// Runs it.
  ///
  /// @param java the command of the JDK
  /// @param kind `virtual` or `platform`
  static HeldProgram run(Path java, Path directory, String kind, String... options)
      throws IOException, InterruptedException {
    Path source = directory.resolve("Held.java");
    try (InputStream stream = HeldProgram.class.getResourceAsStream("Held.java")) {
      Files.write(source, Objects.requireNonNull(stream).readAllBytes());
    }
    Path dump = directory.resolve("held.hprof");
    Path output = directory.resolve("held.out");
    List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx128m"));
    command.addAll(List.of(options));
    command.addAll(List.of(source.toString(), dump.toString(), "" + THREADS, kind));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String printed = Files.readString(output);
    assertThat(process.exitValue()).as(printed).isZero();
    Map<String, List<String>> stacks = new LinkedHashMap<>();
    for (String line : printed.lines().filter(line -> line.startsWith("held-")).toList()) {
      List<String> words = List.of(line.split(" "));
      stacks.put(words.getFirst(), words.subList(1, words.size()));
    }
    assertThat(stacks).as(printed).hasSize(THREADS);
    return new HeldProgram(dump, stacks);
  }

  /// The JDK that runs this.
  static Path thisJava() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /// JDK 17, where Debian installs it.
  static Path java17() {
    return Path.of("/usr/lib/jvm/java-17-openjdk-amd64/bin/java");
  }
}
