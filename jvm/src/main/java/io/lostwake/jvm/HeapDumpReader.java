package io.lostwake.jvm;

import io.lostwake.jvm.attach.ReportedDeadlock;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.UnreadableHeapDumpException;
import io.lostwake.jvm.proof.HeapContents;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Heap dumps of JVMs, from a file to a snapshot with everything that the heap proves.
public final class HeapDumpReader {
  /// Takes a snapshot of a dump.
  ///
  /// @param dump a file in HPROF, gzip or not
  /// @param name what the user calls it
  /// @param contents what it holds
  /// @param deadlocks what the JVM itself reported when the dump was taken; empty for a file
  /// @throws UnreadableSourceException if it cannot be read; the message is one line for people
  public Snapshot read(
      Path dump, String name, HeapContents contents, List<ReportedDeadlock> deadlocks)
      throws UnreadableSourceException {
    return opened(dump, name, graph -> new HeapSnapshot(graph, contents).take(name, deadlocks));
  }

  /// Says what could still wake a thread.
  ///
  /// @param thread its id or its whole name
  /// @return the threads that are meant, each with its answer; empty when there is no such thread
  /// @throws UnreadableSourceException if the dump cannot be read; the message is one line for
  ///   people
  public List<WakeUp> whyAlive(Path dump, String name, HeapContents contents, String thread)
      throws UnreadableSourceException {
    return opened(dump, name, graph -> new WakeUps(graph, contents).of(thread));
  }

  private interface Look<T> {
    T at(HeapGraph graph);
  }

  private static <T> T opened(Path dump, String name, Look<T> look)
      throws UnreadableSourceException {
    try (HeapGraph graph = HeapGraph.open(dump)) {
      return look.at(graph);
    } catch (UnreadableHeapDumpException e) {
      throw new UnreadableSourceException(name + ": " + e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new UnreadableSourceException(name + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw new UnreadableSourceException(
          name + ": no permission to read this file; check its mode and owner", e);
    } catch (IOException e) {
      throw new UnreadableSourceException(
          "%s: cannot be read (%s)".formatted(name, e.getMessage()), e);
    }
  }
}
