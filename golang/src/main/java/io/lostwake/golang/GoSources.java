package io.lostwake.golang;

import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.UnreadableSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Takes snapshots of Go processes from whatever a person names: `-` for standard input, a file, or
/// an address such as `http://host:6060` or `host:6060`. What is in it is told by its content.
public final class GoSources {
  private static final String STANDARD_INPUT = "-";

  private final EndpointSettings settings;
  private final InputStream standardInput;
  private final InstantSource clock;
  private final Progress progress;
  private final DumpReader reader;
  private final int dump;

  /// Sources.
  ///
  /// @param readers read the formats
  /// @param settings how processes are asked
  /// @param standardInput read for `-`; not closed
  /// @param clock tells when a snapshot of a living process was taken
  /// @param progress hears what takes time
  public GoSources(
      Readers readers,
      EndpointSettings settings,
      InputStream standardInput,
      InstantSource clock,
      Progress progress) {
    this.settings = settings;
    this.standardInput = standardInput;
    this.clock = clock;
    this.progress = progress;
    this.reader = new DumpReader(readers, settings.maximumDecompressedBytes());
    this.dump = DumpSelection.LAST;
  }

  private GoSources(GoSources other, int dump) {
    this.settings = other.settings;
    this.standardInput = other.standardInput;
    this.clock = other.clock;
    this.progress = other.progress;
    this.reader = other.reader;
    this.dump = dump;
  }

  /// The same sources, reading another dump than the last where a file has several.
  ///
  /// @param number which one; 1 is the first
  /// @throws IllegalArgumentException if the number is less than 1
  public GoSources pickingDump(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("dumps are numbered from 1, not " + number);
    }
    return new GoSources(this, number);
  }

  /// Whether a dump was picked by its number, which only a file or a log can have.
  public boolean isPickingDump() {
    return dump != DumpSelection.LAST;
  }

  /// Takes a snapshot with all that the source tells.
  ///
  /// @throws UnreadableSourceException if nothing could be read; the message is one line for people
  public Snapshot take(String source) throws UnreadableSourceException {
    return MainModule.told(isToBeAsked(source) ? askInFull(source) : read(source));
  }

  /// Takes a snapshot for counting: of a living process only the cheap profile is asked for, which
  /// tells how many wait for what.
  ///
  /// @throws UnreadableSourceException if nothing could be read; the message is one line for people
  public Snapshot count(String source) throws UnreadableSourceException {
    return isToBeAsked(source) ? askForCount(source) : read(source);
  }

  private boolean isToBeAsked(String source) throws UnreadableSourceException {
    boolean isProcess = isProcess(source);
    if (isProcess && dump != DumpSelection.LAST) {
      throw new UnreadableSourceException(
          EndpointAddress.shown(source) + ": a process has one dump; leave --dump out");
    }
    return isProcess;
  }

  private Snapshot askInFull(String source) throws UnreadableSourceException {
    EndpointAddress address = EndpointAddress.of(source);
    try (HttpDocuments documents = documents(address)) {
      return endpoint(address, documents).take();
    }
  }

  private Snapshot askForCount(String source) throws UnreadableSourceException {
    EndpointAddress address = EndpointAddress.of(source);
    try (HttpDocuments documents = documents(address)) {
      return endpoint(address, documents).count();
    }
  }

  private HttpDocuments documents(EndpointAddress address) throws UnreadableSourceException {
    Credentials own = address.credentials();
    return new HttpDocuments(settings, own != null ? own : settings.credentials());
  }

  private PprofEndpoint endpoint(EndpointAddress address, HttpDocuments documents) {
    Target target = new Target(address.name(), TargetRuntime.GO, null);
    DumpRequests requests =
        new DumpRequests(target, documents, reader, settings.maximumDecompressedBytes());
    return new PprofEndpoint(address, requests, settings, clock, progress);
  }

  /** Whether a source names a living process, which can be asked again: an address, not a file. */
  public static boolean isProcess(String source) {
    if (EndpointAddress.hasScheme(source)) {
      return true;
    }
    Path file = path(source);
    return EndpointAddress.isHostAndPort(source) && (file == null || !Files.exists(file));
  }

  private Snapshot read(String source) throws UnreadableSourceException {
    if (source.equals(STANDARD_INPUT)) {
      return read(standardInput, "standard input");
    }
    String name = EndpointAddress.shown(source);
    Path file = path(source);
    try {
      if (file == null) {
        throw new NoSuchFileException(source);
      }
      if (Files.isDirectory(file)) {
        throw new UnreadableSourceException(
            name + ": this is a directory; give one of the files in it");
      }
      try (InputStream stream = Files.newInputStream(file)) {
        return read(stream, name);
      }
    } catch (NoSuchFileException e) {
      throw new UnreadableSourceException(
          name + ": no such file; for a process give its address, such as http://localhost:6060",
          e);
    } catch (AccessDeniedException e) {
      throw new UnreadableSourceException(
          name + ": no permission to read this file; check its mode and owner", e);
    } catch (IOException e) {
      throw new UnreadableSourceException(
          "%s: cannot be read (%s)"
              .formatted(name, VisibleText.of(String.valueOf(e.getMessage()), 200)),
          e);
    }
  }

  private Snapshot read(InputStream stream, String name) throws UnreadableSourceException {
    Target target = new Target(name, TargetRuntime.GO, null);
    try {
      return reader.readLog(stream, target, dump).snapshot();
    } catch (UnreadableSourceException e) {
      throw new UnreadableSourceException(name + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable Path path(String source) {
    try {
      return Path.of(source);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
