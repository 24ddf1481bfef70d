package io.lostwake.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Cohort;
import io.lostwake.model.Snapshot;
import java.util.Objects;

/// Whether two answers to the same bytes are the same.
final class Same {

  private Same() {}

  /// Checks that both refuse, or that both tell the same of the same strands.
  static void check(Answer actual, Answer expected) {
    assertThat(actual.refusal()).isEqualTo(expected.refusal());
    if (expected.snapshot() != null) {
      check(Objects.requireNonNull(actual.snapshot()), expected.snapshot());
    }
  }

  private static void check(Snapshot actual, Snapshot expected) {
    assertThat(actual.total()).isEqualTo(expected.total());
    assertThat(actual.warnings()).isEqualTo(expected.warnings());
    assertThat(actual.fatalError()).isEqualTo(expected.fatalError());
    assertThat(actual.takenAt()).isEqualTo(expected.takenAt());
    assertThat(actual.leakProfile()).isEqualTo(expected.leakProfile());
    assertThat(actual.tells()).isEqualTo(expected.tells());
    assertThat(actual.cohorts()).hasSameSizeAs(expected.cohorts());
    for (int i = 0; i < expected.cohorts().size(); i++) {
      check(actual.cohorts().get(i), expected.cohorts().get(i));
    }
  }

  /// All but the ids, which have no equality of their own; the samples have them.
  private static void check(Cohort actual, Cohort expected) {
    assertThat(actual.isSamePlaceAs(expected)).as("place of %s", actual.stack()).isTrue();
    assertThat(actual.count()).isEqualTo(expected.count());
    assertThat(actual.markedLeaked()).isEqualTo(expected.markedLeaked());
    assertThat(actual.lockedToThread()).isEqualTo(expected.lockedToThread());
    assertThat(actual.minutes()).isEqualTo(expected.minutes());
    assertThat(actual.samples()).isEqualTo(expected.samples());
    assertThat(actual.labels()).isEqualTo(expected.labels());
    assertThat(actual.population().size()).isEqualTo(expected.population().size());
  }
}
