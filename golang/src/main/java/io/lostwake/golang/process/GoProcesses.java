package io.lostwake.golang.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The Go processes of this machine that this user may look into. Only Linux tells.
public final class GoProcesses {
  private final Path processes;

  /// The processes of this machine.
  public GoProcesses() {
    this(Path.of("/proc"));
  }

  /// @param processes a directory like `/proc`
  GoProcesses(Path processes) {
    this.processes = processes;
  }

  /// Every Go process, by ascending pid, with the addresses at which it serves its profiles: each
  /// of its loopback ports is asked once.
  public List<GoProcess> all() {
    List<GoProcess> found = new ArrayList<>();
    try (PprofProbe probe = new PprofProbe()) {
      for (long pid : pids()) {
        Path process = processes.resolve(Long.toString(pid));
        build(process).ifPresent(build -> found.add(process(pid, build, process, probe)));
      }
    }
    return found;
  }

  /// One process, with the addresses at which it serves its profiles; empty when it is no Go
  /// process or may not be looked into.
  public Optional<GoProcess> find(long pid) {
    Path process = processes.resolve(Long.toString(pid));
    return build(process)
        .map(build -> {
          try (PprofProbe probe = new PprofProbe()) {
            return process(pid, build, process, probe);
          }
        });
  }

  private List<Long> pids() {
    try (Stream<Path> entries = Files.list(processes)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("[1-9]\\d{0,17}"))
          .map(Long::valueOf)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<BuildInformation> build(Path process) {
    try {
      return BuildInformation.of(process.resolve("exe"));
    } catch (IOException e) {
      // A thread of the kernel, somebody else's, or ended.
      return Optional.empty();
    }
  }

  private static GoProcess process(
      long pid, BuildInformation build, Path process, PprofProbe probe) {
    List<String> addresses =
        ListeningPorts.of(process).stream()
            .filter(probe::answers)
            .map(port -> "http://localhost:" + port)
            .toList();
    String user = ProcessHandle.of(pid).flatMap(handle -> handle.info().user()).orElse("");
    return new GoProcess(pid, build.goVersion(), program(process), user, addresses);
  }

  private static String program(Path process) {
    try {
      return Files.readSymbolicLink(process.resolve("exe")).toString();
    } catch (IOException e) {
      // It ended in between.
      return "";
    }
  }
}
