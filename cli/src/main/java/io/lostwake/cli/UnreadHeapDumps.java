package io.lostwake.cli;

import io.lostwake.jvm.attach.DeadlockReport;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import java.nio.file.Path;
import java.util.List;

/// Says that heap dumps are not read.
final class UnreadHeapDumps implements HeapDumpReader {
  @Override
  public Snapshot read(Path heapDump, String name, DeadlockReport deadlocks)
      throws UnreadableSourceException {
    throw notRead(name);
  }

  @Override
  public List<String> whyAlive(Path heapDump, String name, String thread)
      throws UnreadableSourceException {
    throw notRead(name);
  }

  private static UnreadableSourceException notRead(String name) {
    return new UnreadableSourceException(name + ": this is a JVM heap dump (HPROF); not read yet");
  }
}
