package io.lostwake.golang;

import io.lostwake.model.Cohort;
import io.lostwake.model.CohortCounter;
import io.lostwake.model.CohortTable;
import io.lostwake.model.Population;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Strand;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Takes away what Go's leak profile marks although nothing is lost: the main goroutine that waits
/// in `select {}`, a common way to keep a server alive (marked by Go 1.26.8), and records without a
/// single frame that stand for it (Go 1.27.4).
final class FalseMarks {
  private static final long MAIN_GOROUTINE = 1;

  private FalseMarks() {}

  /// The snapshot without false marks, with a warning when there were some.
  static Snapshot removedFrom(Snapshot snapshot) {
    List<Cohort> cohorts = new ArrayList<>(snapshot.cohorts().size());
    Snapshot result = snapshot;
    long phantoms = 0;
    for (Cohort cohort : snapshot.cohorts()) {
      if (cohort.markedLeaked() == 0) {
        cohorts.add(cohort);
      } else if (isPhantom(cohort)) {
        phantoms += cohort.count();
        result = result.warning(phantomWarning(cohort.count()));
      } else if (isMainInEmptySelect(cohort)) {
        cohorts.add(withoutMark(cohort));
        result = result.warning(mainWarning());
      } else {
        cohorts.add(cohort);
      }
    }
    return new Snapshot(
        result.target(),
        result.takenAt(),
        snapshot.total() - phantoms,
        cohorts,
        result.fatalError(),
        result.leakProfile(),
        result.tells(),
        result.warnings());
  }

  private static boolean isPhantom(Cohort cohort) {
    return cohort.stack().frames().isEmpty() && cohort.population().size() == 0;
  }

  private static boolean isMainInEmptySelect(Cohort cohort) {
    if (cohort.blockedOn().kind() != WaitKind.SELECT_NO_CASES || cohort.creator() != null) {
      return false;
    }
    return cohort.population().size() == 0
        ? cohort.stack().calls("main.main")
        : cohort.population().contains(MAIN_GOROUTINE);
  }

  /// The cohort without the mark of the main goroutine. Where members are not all known by id, no
  /// other mark can be told from that one, so all go: less is claimed.
  private static Cohort withoutMark(Cohort cohort) {
    Population members = cohort.knowsEveryMember() ? withoutMainsMark(cohort) : Population.NONE;
    List<Strand> samples =
        cohort.samples().stream()
            .map(s -> s.id() == MAIN_GOROUTINE || members.size() == 0 ? unmarked(s) : s)
            .toList();
    return new Cohort(
        cohort.kind(),
        cohort.stack(),
        cohort.blockedOn(),
        cohort.creator(),
        cohort.count(),
        members.markedCount(),
        cohort.lockedToThread(),
        cohort.minutes(),
        members,
        samples,
        cohort.labels(),
        cohort.circumstances());
  }

  private static Population withoutMainsMark(Cohort cohort) {
    Population before = cohort.population();
    CohortTable table = new CohortTable();
    CohortCounter counter =
        Objects.requireNonNull(table.at(cohort.stack(), cohort.blockedOn(), cohort.creator()));
    for (int i = 0; i < before.size(); i++) {
      boolean stays = before.isMarked(i) && before.id(i) != MAIN_GOROUTINE;
      counter.add(before.id(i), before.creatorId(i), before.minutes(i), stays);
    }
    return table.cohorts().getFirst().population();
  }

  private static Strand unmarked(Strand strand) {
    return Strand.goroutine(
        strand.id(),
        strand.creatorId(),
        strand.minutes(),
        false,
        strand.waitsFor(),
        strand.references(),
        strand.ancestry());
  }

  /// What is said of records without a frame.
  static Warning phantomWarning(long count) {
    return new Warning(
        Warning.Kind.PHANTOM_IGNORED,
        "",
        "The leak profile counts %,d without a single frame, as Go 1.27 does for a main goroutine in select {}."
            .formatted(count),
        "");
  }

  /// What is said of a mark on the main goroutine.
  static Warning mainWarning() {
    return new Warning(
        Warning.Kind.PHANTOM_IGNORED,
        "",
        "The leak profile marks the main goroutine, which waits in select {} to keep the process alive, as Go 1.26 does.",
        "");
  }
}
