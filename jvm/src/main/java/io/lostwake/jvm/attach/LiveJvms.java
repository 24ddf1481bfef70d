package io.lostwake.jvm.attach;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import io.lostwake.model.UnreadableSourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The JVMs of this machine. On Linux all processes are looked at, so that those in containers and
/// of other users are seen too; elsewhere only those that Java itself lists.
public final class LiveJvms {
  private static final int MOST_NAMED = 10;

  private final Path processes;

  /// The JVMs of this machine.
  public LiveJvms() {
    this(ProcessFiles.PROCESSES);
  }

  /// @param processes a directory like `/proc`
  LiveJvms(Path processes) {
    this.processes = processes;
  }

  /// Every JVM but this one, by ascending pid.
  public List<LiveJvm> all() {
    Map<Long, String> listed = listed();
    Set<Long> pids = new LinkedHashSet<>(ProcessFiles.pids(processes));
    if (!Files.isDirectory(processes)) {
      pids.addAll(listed.keySet());
    }
    pids.remove(ProcessHandle.current().pid());
    return pids.stream()
        .filter(this::isJvm)
        .sorted(Comparator.naturalOrder())
        .map(pid -> jvm(pid, listed))
        .toList();
  }

  /// The JVM that a person means.
  ///
  /// @param wanted a pid, or a part of the main class
  /// @throws UnreadableSourceException if there is none or more than one; the message says what
  ///   there is
  public LiveJvm find(String wanted) throws UnreadableSourceException {
    return isPid(wanted) ? withPid(wanted) : withName(wanted);
  }

  /// Whether this has the shape of a process id.
  public static boolean isPid(String text) {
    return text.matches("[1-9]\\d{0,9}");
  }

  private LiveJvm withPid(String wanted) throws UnreadableSourceException {
    long pid = Long.parseLong(wanted);
    if (ProcessHandle.of(pid).isEmpty()) {
      throw new UnreadableSourceException(wanted + ": there is no such process; " + offer(all()));
    }
    if (pid == ProcessHandle.current().pid()) {
      throw new UnreadableSourceException(wanted + ": this is Lostwake itself");
    }
    if (!isJvm(pid)) {
      throw new UnreadableSourceException(
          wanted + ": this process is not a JVM (a native image is none either); " + offer(all()));
    }
    return jvm(pid, listed());
  }

  private LiveJvm withName(String wanted) throws UnreadableSourceException {
    List<LiveJvm> all = all();
    List<LiveJvm> named = all.stream().filter(jvm -> jvm.isNamed(wanted)).toList();
    List<LiveJvm> exact = named.stream().filter(jvm -> jvm.isNamedExactly(wanted)).toList();
    List<LiveJvm> meant = exact.size() == 1 ? exact : named;
    if (meant.isEmpty()) {
      throw new UnreadableSourceException(
          wanted + ": no file and no JVM's main class has this name; " + offer(all));
    }
    if (meant.size() > 1) {
      throw new UnreadableSourceException(
          "%s: %d JVMs have this in their names, give the pid of one: %s"
              .formatted(wanted, meant.size(), names(meant)));
    }
    return meant.getFirst();
  }

  private static String offer(List<LiveJvm> all) {
    return all.isEmpty() ? "there are no JVMs on this machine" : "there are: " + names(all);
  }

  private static String names(List<LiveJvm> jvms) {
    String names =
        jvms.stream().limit(MOST_NAMED).map(LiveJvm::words).collect(Collectors.joining(", "));
    return jvms.size() > MOST_NAMED ? names + ", and more (lostwake ps)" : names;
  }

  private boolean isJvm(long pid) {
    ProcessFiles files = ProcessFiles.of(processes, pid);
    if (!Files.isDirectory(processes)) {
      return listed().containsKey(pid);
    }
    return switch (files.virtualMachine()) {
      case HOTSPOT, OPENJ9 -> true;
      case NONE -> false;
      case NOT_TOLD -> JavaCommand.isJava(files.arguments());
    };
  }

  private LiveJvm jvm(long pid, Map<Long, String> listed) {
    ProcessFiles files = ProcessFiles.of(processes, pid);
    String told = JavaCommand.mainClass(files.arguments());
    String name = told.isEmpty() ? listed.getOrDefault(pid, "") : told;
    return new LiveJvm(pid, files.release(), name, user(pid));
  }

  private static String user(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().user()).orElse("");
  }

  /// The main classes of the JVMs that publish them. It may name a pid of a container that means
  /// another process here, so it is never asked which processes there are where `/proc` tells.
  private static Map<Long, String> listed() {
    Map<Long, String> names = new HashMap<>();
    for (VirtualMachineDescriptor descriptor : VirtualMachine.list()) {
      if (isPid(descriptor.id())) {
        names.put(Long.valueOf(descriptor.id()), firstWord(descriptor.displayName()));
      }
    }
    return names;
  }

  private static String firstWord(@Nullable String command) {
    return command == null ? "" : command.split(" ", 2)[0];
  }
}
