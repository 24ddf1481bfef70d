package io.lostwake.diagnosis;

import io.lostwake.model.Evidence;
import io.lostwake.model.Minutes;
import io.lostwake.model.Snapshot;
import io.lostwake.model.WaitKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a group changed between two snapshots of one process. */
final class Growth {
  /** So many of the old ones may have moved on without it being an exchange. */
  private static final double MOST_GONE = 0.05;

  private Growth() {}

  /** What a second snapshot says; empty when there is only one. */
  static List<Evidence> of(Group group, Scene scene) {
    Snapshot earlier = scene.earlier();
    if (earlier == null) {
      return List.of();
    }
    Group before = sameGroup(group, scene.earlierGroups());
    String since = since(earlier, scene.snapshot());
    Directory earlierDirectory = Objects.requireNonNull(scene.earlierDirectory());
    if (!scene.directory().isComplete() || !earlierDirectory.isComplete()) {
      return byCount(group, before, since);
    }
    long[] now = group.ids();
    long[] then = before == null ? new long[0] : before.ids();
    long stayed = Arrays.stream(now).filter(id -> contains(then, id)).count();
    long fresh = Arrays.stream(now).filter(id -> !earlierDirectory.isLiving(id)).count();
    long gone = then.length - stayed;
    if (fresh > 0 && stayed > 0 && gone <= then.length * MOST_GONE) {
      return List.of(
          Facts.strong(
              "growth",
              "%d more%s, while all %d of the earlier ones are still at their place"
                  .formatted(fresh, since, stayed)
                  .replace("all 1 of the earlier ones are", "the earlier one is")));
    }
    if (stayed > 0 && fresh == 0) {
      // Of those that are ready to run and do not, their cause says more.
      return group.kind() == WaitKind.RUNNABLE
          ? List.of()
          : List.of(persistence(group, stayed, since));
    }
    if (gone > 0) {
      return List.of(
          Facts.against("moved-on", "%d of %d moved on%s".formatted(gone, then.length, since)));
    }
    return List.of();
  }

  private static Evidence persistence(Group group, long stayed, String since) {
    String says =
        stayed == 1
            ? "the same %s is still at its place%s".formatted(strands(group, stayed), since)
            : "the same %d %s are still at their place%s"
                .formatted(stayed, strands(group, stayed), since);
    Minutes minutes = group.minutes();
    boolean isLong = minutes != null && minutes.min() >= 1;
    return isLong && !waitsForWork(group.kind())
        ? Facts.strong("persistence", says)
        : Facts.weak("persistence", says);
  }

  private static String strands(Group group, long count) {
    return group.strandKind().words(count);
  }

  /** An idle worker waits at the same place for as long as nothing is to be done. */
  static boolean waitsForWork(WaitKind kind) {
    return switch (kind) {
      case CHAN_RECEIVE,
          CHAN_OPERATION,
          SELECT,
          QUEUE_TAKE,
          CONDITION_WAIT,
          PARK,
          INPUT_OUTPUT,
          SLEEP,
          TIMED_WAIT,
          SYSTEM_CALL ->
          true;
      default -> false;
    };
  }

  private static List<Evidence> byCount(Group group, @Nullable Group before, String since) {
    long then = before == null ? 0 : before.count();
    return then > 0 && group.count() > then
        ? List.of(
            Facts.weak(
                "growth",
                "%d more%s, %d in all".formatted(group.count() - then, since, group.count())))
        : List.of();
  }

  private static @Nullable Group sameGroup(Group group, List<Group> earlier) {
    return earlier.stream().filter(group::isSamePlaceAs).findFirst().orElse(null);
  }

  private static boolean contains(long[] sorted, long id) {
    return Arrays.binarySearch(sorted, id) >= 0;
  }

  /** How long there was between two snapshots; null when one does not tell when it was taken. */
  static @Nullable Duration between(Snapshot earlier, Snapshot later) {
    return earlier.takenAt() == null || later.takenAt() == null
        ? null
        : Duration.between(earlier.takenAt(), later.takenAt());
  }

  private static String since(Snapshot earlier, Snapshot later) {
    Duration between = between(earlier, later);
    if (between == null) {
      return " in the later dump";
    }
    return between.toMinutes() >= 2
        ? " after %d minutes".formatted(between.toMinutes())
        : " after %d seconds".formatted(Math.max(1, between.toSeconds()));
  }
}
