package io.lostwake.cli;

import io.lostwake.model.Snapshot;
import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How many strands a snapshot has, and how many wait for what, as one line.
///
/// @param snapshot what is counted
record Count(Snapshot snapshot) {
  /// `203 goroutines: 100 chan send, 97 input output, 6 select`.
  String words() {
    List<String> parts = new ArrayList<>();
    snapshot.strandsByWait().forEach((kind, count) -> parts.add(number(count) + " " + name(kind)));
    return strands() + behindColon(parts);
  }

  /// The same with what has changed: `203 goroutines (+3): 100 chan send (+3), 97 input output`.
  String wordsSince(Count before) {
    Set<WaitKind> kinds = new LinkedHashSet<>(snapshot.strandsByWait().keySet());
    kinds.addAll(before.snapshot.strandsByWait().keySet());
    List<String> parts = new ArrayList<>();
    for (WaitKind kind : kinds) {
      long change = count(kind) - before.count(kind);
      parts.add(number(count(kind)) + " " + name(kind) + changed(change));
    }
    return strands() + changed(snapshot.total() - before.snapshot.total()) + behindColon(parts);
  }

  private long count(WaitKind kind) {
    return snapshot.strandsByWait().getOrDefault(kind, 0L);
  }

  private String strands() {
    long total = snapshot.total();
    Map<StrandKind, Long> kinds = snapshot.strandsByKind();
    // Where only some of the threads are told, "threads" alone would promise all of them.
    String words =
        kinds.size() == 1
            ? kinds.keySet().iterator().next().words(total)
            : snapshot.target().runtime().strands(total);
    return number(total) + " " + words;
  }

  private static String behindColon(List<String> parts) {
    return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
  }

  private static String name(WaitKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String changed(long change) {
    return change == 0 ? "" : String.format(Locale.ROOT, " (%+,d)", change);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
