package io.lostwake.cli;

import io.lostwake.golang.GoSources;
import io.lostwake.golang.process.GoProcess;
import io.lostwake.golang.process.GoProcesses;
import io.lostwake.jvm.attach.LiveJvms;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes snapshots from whatever a person names, and hands each name to the runtime it belongs to.
/// A name that is also a file is the file.
final class Sources {
  /// A part of a main class, of a module with a class, or of the name of a jar.
  private static final Pattern PART_OF_A_NAME = Pattern.compile("[\\p{L}\\p{N}_.$-]+");

  private final GoSources go;
  private final Jvms jvms;

  Sources(GoSources go, Jvms jvms) {
    this.go = go;
    this.jvms = jvms;
  }

  private enum Kind {
    /// An address, standard input, or a file that is no heap dump.
    GO,
    HEAP_DUMP,
    /// A pid or a part of a name.
    LOCAL_PROCESS
  }

  /// Takes a snapshot with all that the source tells.
  ///
  /// @throws UnreadableSourceException if nothing could be read; the message is one line for people
  Snapshot take(String source) throws UnreadableSourceException {
    return switch (readableKind(source)) {
      case GO -> go.take(source);
      case HEAP_DUMP -> jvms.read(Path.of(source), source);
      case LOCAL_PROCESS -> {
        Optional<String> address = addressOfGo(source);
        yield address.isPresent() ? go.take(address.get()) : jvms.take(source);
      }
    };
  }

  /// Takes a snapshot for counting, with as little harm to a living process as possible.
  ///
  /// @throws UnreadableSourceException if nothing could be read; the message is one line for people
  Snapshot count(String source) throws UnreadableSourceException {
    return switch (readableKind(source)) {
      case GO -> go.count(source);
      case HEAP_DUMP -> jvms.read(Path.of(source), source);
      case LOCAL_PROCESS -> {
        Optional<String> address = addressOfGo(source);
        yield address.isPresent() ? go.count(address.get()) : jvms.count(source);
      }
    };
  }

  /// Says by which path something live can still wake a thread of a JVM, one step per line.
  ///
  /// @throws UnreadableSourceException if the source is no JVM or cannot be read
  List<String> whyAlive(String source, String thread) throws UnreadableSourceException {
    return switch (kind(source)) {
      case GO ->
          throw new UnreadableSourceException(
              source + ": --why-alive needs a JVM or its heap dump, which this is not");
      case HEAP_DUMP -> jvms.whyAlive(Path.of(source), source, thread);
      case LOCAL_PROCESS -> jvms.whyAlive(source, thread);
    };
  }

  /// Whether a source names a living process, which can be asked again.
  static boolean isProcess(String source) {
    return GoSources.isProcess(source) || kind(source) == Kind.LOCAL_PROCESS;
  }

  private Kind readableKind(String source) throws UnreadableSourceException {
    Kind kind = kind(source);
    if (kind != Kind.GO && go.isPickingDump()) {
      throw new UnreadableSourceException(
          source + ": --dump picks one of the dumps in a log or file of Go; leave it out");
    }
    return kind;
  }

  private static Kind kind(String source) {
    if (source.equals("-") || GoSources.isProcess(source)) {
      return Kind.GO;
    }
    try {
      Path file = Path.of(source);
      if (Files.exists(file)) {
        return HeapDumpFormat.is(file) ? Kind.HEAP_DUMP : Kind.GO;
      }
    } catch (InvalidPathException e) {
      return Kind.GO;
    }
    return PART_OF_A_NAME.matcher(source).matches() ? Kind.LOCAL_PROCESS : Kind.GO;
  }

  /// Where the Go process of this pid serves its profiles; empty when it is no Go process.
  private static Optional<String> addressOfGo(String source) throws UnreadableSourceException {
    if (!LiveJvms.isPid(source)) {
      return Optional.empty();
    }
    Optional<GoProcess> process = new GoProcesses().find(Long.parseLong(source));
    if (process.isPresent() && process.get().addresses().isEmpty()) {
      throw new UnreadableSourceException(
          source
              + ": this Go process serves no /debug/pprof/ on this machine; give the address where "
              + "it does, or what it prints on SIGQUIT");
    }
    return process.map(found -> found.addresses().getFirst());
  }
}
