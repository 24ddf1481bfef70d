package io.lostwake.cli.demo;

import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import java.io.InputStream;

/// Takes a snapshot of a source as `lostwake check` does.
@FunctionalInterface
public interface SnapshotTaker {
  /// Takes it.
  ///
  /// @param source an address, the id of a process, or `-` for what is in `input`
  /// @throws UnreadableSourceException if nothing could be read
  Snapshot take(String source, InputStream input) throws UnreadableSourceException;
}
