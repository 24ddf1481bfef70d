package io.lostwake.golang;

import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import java.io.IOException;
import java.io.InputStream;

/// Reads what panicparse (`pp`, releases 1 and 2) makes of a traceback: buckets of equal
/// goroutines. It is written back as a traceback and read as one, so that both give the same
/// places. Where panicparse gives up it prints the rest of the traceback as it is, and that is read
/// too.
public final class PanicparseReader implements SnapshotReader {

  /// A reader.
  public PanicparseReader() {}

  @Override
  public Snapshot read(InputStream input, Target target)
      throws IOException, UnreadableSourceException {
    PanicparseBuckets buckets = new PanicparseBuckets(input);
    Snapshot snapshot = new TracebackReader().read(buckets, target);
    if (buckets.packagesNotTold() == 0) {
      return snapshot;
    }
    return snapshot.warning(
        new Warning(
            Warning.Kind.LINE_NOT_UNDERSTOOD,
            "",
            "panicparse prints only the last part of a package's path (%,d calls)."
                .formatted(buckets.packagesNotTold()),
            "Calls of libraries may look like the program's own, and findings may have other names"
                + " than from the dump itself; pp -full-path tells more."));
  }
}
