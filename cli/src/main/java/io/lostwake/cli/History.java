package io.lostwake.cli;

import io.lostwake.golang.ProcessIdentity;
import io.lostwake.golang.ProcessIdentity.Comparison;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Snapshots that belong to one process.
///
/// @param snapshots the oldest first; at least one
record History(List<Snapshot> snapshots) {
  /// Dumps that do not say when they were taken keep the order in which they were given.
  private static final Comparator<Snapshot> OLDEST_FIRST =
      (one, other) -> {
        Instant first = one.takenAt();
        Instant second = other.takenAt();
        return first == null || second == null ? 0 : first.compareTo(second);
      };

  History {
    snapshots = List.copyOf(snapshots);
  }

  /// Two looks at one address, which is one process unless it was restarted in between. Then the
  /// first look is worth nothing for the second.
  static History ofLooks(Snapshot first, Snapshot second) {
    if (ProcessIdentity.compare(first, second) != Comparison.DIFFERENT) {
      return new History(List.of(first, second));
    }
    return new History(
        List.of(
            second.warning(
                new Warning(
                    Warning.Kind.NOT_ONE_PROCESS,
                    "",
                    "the two looks met different processes: it was restarted, or several share the address",
                    "only the second look is reported, so nothing is known of growth"))));
  }

  /// Dumps given together, joined where they are of one process; the others stay alone. In the
  /// order in which their first dumps were given.
  static List<History> ofDumps(List<Snapshot> dumps) {
    List<List<Snapshot>> processes = new ArrayList<>();
    for (Snapshot dump : dumps) {
      processes.stream()
          .filter(process -> isOneProcess(process.getFirst(), dump))
          .findFirst()
          .orElseGet(() -> {
            List<Snapshot> process = new ArrayList<>();
            processes.add(process);
            return process;
          })
          .add(dump);
    }
    return processes.stream()
        .map(process -> new History(process.stream().sorted(OLDEST_FIRST).toList()))
        .toList();
  }

  private static boolean isOneProcess(Snapshot one, Snapshot other) {
    return ProcessIdentity.compare(one, other) == Comparison.SAME;
  }
}
