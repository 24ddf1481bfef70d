package io.lostwake.cli;

import io.lostwake.cli.demo.SnapshotTaker;
import io.lostwake.golang.EndpointSettings;
import io.lostwake.golang.GoSources;
import io.lostwake.golang.Progress;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import java.io.InputStream;

/// Takes snapshots as `lostwake check` does without options, and says nothing about it.
///
/// @param session that of the command
record QuietTaker(Session session) implements SnapshotTaker {
  @Override
  public Snapshot take(String source, InputStream input) throws UnreadableSourceException {
    Session quiet = session.quiet();
    GoSources go =
        SourceOptions.sources(EndpointSettings.DEFAULT, input, session.clock(), Progress.SILENT);
    try (DelayedProgress progress = new DelayedProgress(quiet)) {
      return new JvmOptions().sources(go, quiet, progress).take(source);
    }
  }
}
