package io.lostwake.jvm.attach;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// A heap dump that was just taken, readable for this user only. When it is closed, it is deleted,
/// unless it was asked to be kept.
///
/// @param path where it is
/// @param pause for how long the JVM stood still, at most: the whole time the dump took
/// @param size in bytes
/// @param liveObjectsOnly whether the garbage was left out
/// @param directory what is deleted with it
public record HeapDumpFile(
    Path path, Duration pause, long size, boolean liveObjectsOnly, PrivateDirectory directory)
    implements AutoCloseable {
  @Override
  public void close() throws IOException {
    directory.close();
  }
}
