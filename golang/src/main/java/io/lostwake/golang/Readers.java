package io.lostwake.golang;

import io.lostwake.golang.log.DumpFormat;

/// The readers of Go's formats, one each.
///
/// @param traceback reads `debug=2`, panics, fatal errors and SIGQUIT dumps
/// @param profile reads `debug=0`: profile.proto
/// @param text reads `debug=1`
public record Readers(SnapshotReader traceback, SnapshotReader profile, SnapshotReader text) {
  SnapshotReader of(DumpFormat format) {
    return switch (format) {
      case TRACEBACK -> traceback;
      case PROFILE -> profile;
      case TEXT -> text;
    };
  }
}
