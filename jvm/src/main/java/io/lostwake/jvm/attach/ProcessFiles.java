package io.lostwake.jvm.attach;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What Linux tells about one process under `/proc`. All of it is the process's own word or may be
/// gone in the next moment, so that everything here is bounded and may be missing.
///
/// @param directory `/proc/PID`
record ProcessFiles(Path directory) {
  /// Where Linux shows its processes; elsewhere there is no such directory.
  static final Path PROCESSES = Path.of("/proc");

  private static final int MOST_TEXT = 1 << 20;
  private static final int MOST_MAPPINGS = 1_000_000;

  /// The user and the group that files of the process belong to.
  record Owner(int user, int group) {}

  static ProcessFiles of(Path processes, long pid) {
    return new ProcessFiles(processes.resolve(Long.toString(pid)));
  }

  /// The processes there are, in no order; empty where there is no `/proc`.
  static List<Long> pids(Path processes) {
    try (Stream<Path> entries = Files.list(processes)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("[1-9]\\d{0,17}"))
          .map(Long::valueOf)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  boolean exists() {
    return Files.isDirectory(directory);
  }

  /// The effective user and group; null when not told.
  @Nullable Owner owner() {
    String user = statusField("Uid", 1);
    String group = statusField("Gid", 1);
    return user == null || group == null
        ? null
        : new Owner(Integer.parseUnsignedInt(user), Integer.parseUnsignedInt(group));
  }

  /// Whether it was stopped by a signal or a debugger, so that it cannot answer.
  boolean isStopped() {
    String state = statusField("State", 0);
    return state != null && (state.equals("T") || state.equals("t"));
  }

  /// Its program and arguments; empty when not told.
  List<String> arguments() {
    String line = text("cmdline");
    return line.isEmpty() ? List.of() : Arrays.asList(line.split("\0", -1));
  }

  /// Which virtual machine it runs.
  VirtualMachineKind virtualMachine() {
    return libraries().kind();
  }

  /// The version its JDK says it is, from the file `release`; null when not told.
  @Nullable String release() {
    Path library = libraries().virtualMachine();
    // HOME/lib/server/libjvm.so; of an upgraded JDK, only the file that is gone knew the version.
    return library == null || library.getNameCount() < 4 || !library.endsWith("libjvm.so")
        ? null
        : version(text(inside(library).resolve("../../../release").normalize()));
  }

  /// Whether it sees other files than this process under the same names, as in a container.
  boolean hasOtherFiles() {
    try {
      Path own = directory.resolveSibling("self");
      return !link("ns/mnt").equals(Files.readSymbolicLink(own.resolve("ns/mnt")))
          || !link("root").equals(Files.readSymbolicLink(own.resolve("root")));
    } catch (IOException e) {
      return false;
    }
  }

  /// A path of the process, as this process finds it.
  Path inside(Path path) {
    return directory.resolve("root").resolve(Path.of("/").relativize(path));
  }

  private Path link(String name) throws IOException {
    return Files.readSymbolicLink(directory.resolve(name));
  }

  private static @Nullable String version(String release) {
    return release
        .lines()
        .filter(line -> line.matches("JAVA_VERSION=\"[\\w.+-]{1,60}\""))
        .map(line -> line.substring(line.indexOf('"') + 1, line.length() - 1))
        .findFirst()
        .orElse(null);
  }

  private @Nullable String statusField(String name, int index) {
    return text("status")
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip().split("\\s+"))
        .filter(fields -> index < fields.length && !fields[index].isEmpty())
        .map(fields -> fields[index])
        .findFirst()
        .orElse(null);
  }

  private String text(String name) {
    return text(directory.resolve(name));
  }

  private static String text(Path file) {
    // Only a regular file: reading a pipe that a process laid out could wait forever.
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return new String(stream.readNBytes(MOST_TEXT), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /// What is mapped into its memory.
  private Libraries libraries() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(directory.resolve("maps")), StandardCharsets.UTF_8))) {
      Path found = null;
      for (int i = 0; i < MOST_MAPPINGS; i++) {
        String line = lines.readLine();
        if (line == null) {
          break;
        }
        if (line.contains("/libj9vm")) {
          return new Libraries(VirtualMachineKind.OPENJ9, null);
        }
        if (found == null && line.contains("/libjvm.so")) {
          found = Path.of(line.substring(line.indexOf('/')));
        }
      }
      return new Libraries(
          found == null ? VirtualMachineKind.NONE : VirtualMachineKind.HOTSPOT, found);
    } catch (IOException | InvalidPathException e) {
      return new Libraries(VirtualMachineKind.NOT_TOLD, null);
    }
  }

  /// @param virtualMachine the library of a HotSpot, as the process sees it; null for any other
  private record Libraries(VirtualMachineKind kind, @Nullable Path virtualMachine) {}
}
