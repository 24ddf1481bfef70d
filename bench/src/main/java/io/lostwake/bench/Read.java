package io.lostwake.bench;

import io.lostwake.golang.GoroutineProfileReader;
import io.lostwake.golang.SnapshotReader;
import io.lostwake.golang.TracebackReader;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.UnreadableSourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Measures a reader: `warm traceback|profile FILE` reads the file from memory again and again and
/// prints the median nanoseconds of a reading, the cohorts and the goroutines; `once
/// traceback|profile FILE` reads it once from the file system.
public final class Read {

  private static final Target TARGET = new Target("bench", TargetRuntime.GO, null);

  /// Until the compilers have done their work.
  private static final long WARM_UP_NANOS = 8_000_000_000L;

  private static final int READINGS = 21;

  private Read() {}

  /// Measures once.
  ///
  /// @throws IOException if the file cannot be read
  /// @throws UnreadableSourceException if it is no dump
  public static void main(String[] arguments) throws IOException, UnreadableSourceException {
    Path file = Path.of(arguments[2]);
    SnapshotReader reader =
        arguments[1].equals("profile") ? new GoroutineProfileReader() : new TracebackReader();
    if (arguments[0].equals("warm")) {
      warm(reader, Files.readAllBytes(file));
    } else {
      try (InputStream in = Files.newInputStream(file)) {
        Snapshot snapshot = reader.read(in, TARGET);
        System.out.printf("0 %d %d%n", snapshot.cohorts().size(), snapshot.total());
      }
    }
  }

  private static void warm(SnapshotReader reader, byte[] bytes)
      throws IOException, UnreadableSourceException {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < WARM_UP_NANOS) {
      read(reader, bytes);
    }
    long[] nanos = new long[READINGS];
    Snapshot snapshot = read(reader, bytes);
    for (int i = 0; i < READINGS; i++) {
      long start = System.nanoTime();
      snapshot = read(reader, bytes);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%d %d %d%n", nanos[READINGS / 2], snapshot.cohorts().size(), snapshot.total());
  }

  private static Snapshot read(SnapshotReader reader, byte[] bytes)
      throws IOException, UnreadableSourceException {
    return reader.read(new ByteArrayInputStream(bytes), TARGET);
  }
}
