package io.lostwake.cli;

import io.lostwake.jvm.attach.DeadlockReport;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import java.nio.file.Path;
import java.util.List;

/// Reads the heap dumps of JVMs.
interface HeapDumpReader {
  /// The threads of a dump.
  ///
  /// @param name what the person named: the file, or the process it was taken of
  /// @param deadlocks what the JVM itself reported besides; none for a file
  /// @throws UnreadableSourceException if nothing could be read; the message is one line for people
  Snapshot read(Path heapDump, String name, DeadlockReport deadlocks)
      throws UnreadableSourceException;

  /// The shortest path by which something live can still wake a thread, one step per line.
  ///
  /// @param thread its id or its name
  /// @throws UnreadableSourceException if nothing could be read or there is no such thread
  List<String> whyAlive(Path heapDump, String name, String thread) throws UnreadableSourceException;
}
