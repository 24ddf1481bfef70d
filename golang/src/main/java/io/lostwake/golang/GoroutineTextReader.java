package io.lostwake.golang;

import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import java.io.IOException;
import java.io.InputStream;

/// Reads Go's profiles `goroutine` and `goroutineleak` with `debug=1`, as `printCountProfile` of Go
/// 1.19 to 1.27's `runtime/pprof/pprof.go` writes them, and as they look after a mail, a chat or an
/// editor: without the line of the total, tabs turned into spaces, `#` lost, empty lines elsewhere.
public final class GoroutineTextReader implements SnapshotReader {

  @Override
  public Snapshot read(InputStream input, Target target)
      throws IOException, UnreadableSourceException {
    ProfileLines lines = new ProfileLines(input);
    TextProfile profile = new TextProfile();
    for (String line = lines.next(); line != null; line = lines.next()) {
      profile.add(line, lines.number());
    }
    return profile.snapshot(target, lines.shortened(), lines.endsWithinLine());
  }
}
