package io.lostwake.golang;

import io.lostwake.golang.log.LogDump;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Warning;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Places in a dump as places in the log that it was found in.
final class DumpPlaces {
  private static final Pattern LINES = Pattern.compile("lines? [\\d, .]+");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private DumpPlaces() {}

  /// A snapshot whose warnings name lines of the log.
  static Snapshot inLog(Snapshot snapshot, LogDump dump) {
    List<Warning> warnings =
        snapshot.warnings().stream()
            .map(warning ->
                new Warning(
                    warning.kind(), inLog(warning.where(), dump), warning.says(), warning.cost()))
            .toList();
    return new Snapshot(
        snapshot.target(),
        snapshot.takenAt(),
        snapshot.total(),
        snapshot.cohorts(),
        snapshot.fatalError(),
        snapshot.leakProfile(),
        snapshot.tells(),
        warnings);
  }

  private static String inLog(String where, LogDump dump) {
    if (LINES.matcher(where).matches()) {
      return NUMBER.matcher(where).replaceAll(number -> line(number, dump));
    }
    if (where.startsWith("byte ") && !dump.isFromStart()) {
      return "line " + dump.lineNumbers().last();
    }
    return where;
  }

  private static String line(MatchResult number, LogDump dump) {
    long line = dump.lineNumbers().inLog(Long.parseLong(number.group()));
    return line > 0 ? String.valueOf(line) : number.group() + " of the dump";
  }
}
