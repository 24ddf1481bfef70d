package io.lostwake.golang;

import io.lostwake.model.CohortTable;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads tracebacks of Go 1.19 to 1.27: {@code debug=2}, {@code runtime.Stack} of all goroutines,
 * and what a panic, a fatal error or SIGQUIT prints. Memory grows with distinct stacks, not with
 * goroutines, and is limited for hostile dumps.
 */
public final class TracebackReader implements SnapshotReader {
  private final int maximumPlaces;

  /** A reader that keeps {@link CohortTable#DEFAULT_MAXIMUM_PLACES} distinct places. */
  public TracebackReader() {
    this(CohortTable.DEFAULT_MAXIMUM_PLACES);
  }

  /** A reader that keeps so many distinct places. */
  TracebackReader(int maximumPlaces) {
    this.maximumPlaces = maximumPlaces;
  }

  @Override
  public Snapshot read(InputStream input, Target target)
      throws IOException, UnreadableSourceException {
    return new TracebackReading(input, target, maximumPlaces).read();
  }
}
