package io.lostwake.golang;

import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads one format of goroutine dump. It never gives up early: what could be read is in the
 * snapshot, and every loss is a warning in it.
 */
public interface SnapshotReader {
  /**
   * Reads a dump to its end.
   *
   * @param input the dump, decompressed; not closed
   * @param target what to say it is of; its version may be replaced by what the dump tells
   * @throws UnreadableSourceException if not one goroutine could be read
   * @throws IOException if the stream fails
   */
  Snapshot read(InputStream input, Target target) throws IOException, UnreadableSourceException;
}
