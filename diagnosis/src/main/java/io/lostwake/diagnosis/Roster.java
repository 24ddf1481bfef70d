package io.lostwake.diagnosis;

import io.lostwake.model.Strand;
import io.lostwake.model.StrandKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The strands that a snapshot shows in detail, by id, and what they are called. */
final class Roster {
  private record Entry(Strand strand, Group group) {}

  private final Map<Long, Entry> entries = new HashMap<>();

  Roster(List<Group> groups) {
    for (Group group : groups) {
      for (Strand strand : group.samples()) {
        if (strand.id() != 0) {
          entries.putIfAbsent(strand.id(), new Entry(strand, group));
        }
      }
    }
  }

  /** The strand with an id; empty when it does not live or is not shown in detail. */
  Optional<Strand> strand(long id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::strand);
  }

  /**
   * {@code virtual thread #41 "tx-7"}; {@code thread #41} for one of which only the id is known.
   */
  String name(long id) {
    Entry entry = entries.get(id);
    return entry == null ? "thread #" + id : name(entry.group().strandKind(), id);
  }

  /** {@code goroutine 18} or {@code virtual thread #41 "tx-7"}, for a strand of a known kind. */
  String name(StrandKind kind, long id) {
    if (kind == StrandKind.GOROUTINE) {
      return kind.words(1) + " " + id;
    }
    String own = strand(id).map(Strand::name).orElse("");
    return kind.words(1) + " #" + id + (own.isEmpty() ? "" : " \"" + own + "\"");
  }
}
