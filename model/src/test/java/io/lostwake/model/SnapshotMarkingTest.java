package io.lostwake.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotMarkingTest {
  private static final Stack SEND =
      Stack.of(new Frame("main.send", "main.go", 10, Origin.APPLICATION));
  private static final Wait WAIT = new Wait(WaitKind.CHAN_SEND, "chan send");

  private static Snapshot snapshot(LeakProfile leakProfile, CohortTable table) {
    return new Snapshot(
        new Target("app", TargetRuntime.GO, null),
        null,
        table.total(),
        table.cohorts(),
        null,
        leakProfile,
        Set.of(Detail.STRAND_IDS),
        List.of());
  }

  private static Snapshot withIds(LeakProfile leakProfile, boolean marked, long... ids) {
    CohortTable table = new CohortTable();
    for (long id : ids) {
      Objects.requireNonNull(table.at(SEND, WAIT, null)).add(id, 1, -1, marked);
    }
    return snapshot(leakProfile, table);
  }

  private static Snapshot withCount(LeakProfile leakProfile, boolean marked, long count) {
    CohortTable table = new CohortTable();
    Objects.requireNonNull(table.at(SEND, WAIT, null)).add(count, marked);
    return snapshot(leakProfile, table);
  }

  private static long marked(Snapshot snapshot) {
    return snapshot.cohorts().stream().mapToLong(Cohort::markedLeaked).sum();
  }

  @Test
  void joinsMarksByIdAndLeavesOutGoroutinesThatTheDumpDoesNotHave() {
    Snapshot dump = withIds(LeakProfile.NOT_TAKEN, false, 4, 5, 6);
    Snapshot joined = dump.marking(withIds(LeakProfile.TAKEN, true, 5, 6, 99));
    assertThat(marked(joined)).isEqualTo(2);
    assertThat(joined.leakProfile()).isEqualTo(LeakProfile.TAKEN);
    assertThat(joined.total()).isEqualTo(3);
  }

  @Test
  void aMarkHoldsForItsPlaceOnly() {
    CohortTable table = new CohortTable();
    Stack elsewhere = Stack.of(new Frame("main.work", "main.go", 30, Origin.APPLICATION));
    Objects.requireNonNull(table.at(elsewhere, WAIT, null)).add(5, 1, -1, false);
    Snapshot dump = snapshot(LeakProfile.NOT_TAKEN, table);
    assertThat(marked(dump.marking(withIds(LeakProfile.TAKEN, true, 5)))).isZero();
  }

  @Test
  void aMarkHoldsWhoeverIsSaidToOwnThePlace() {
    Snapshot marks =
        withIds(LeakProfile.TAKEN, true, 5, 6).mapping(frame -> frame.withOrigin(Origin.LIBRARY));
    assertThat(marked(withIds(LeakProfile.NOT_TAKEN, false, 4, 5, 6).marking(marks))).isEqualTo(2);
    assertThat(marked(withCount(LeakProfile.NOT_TAKEN, false, 9).marking(marks))).isEqualTo(2);
  }

  @Test
  void joinsMarksByPlaceWhereThereAreNoIds() {
    Snapshot dump = withCount(LeakProfile.NOT_TAKEN, false, 10);
    assertThat(marked(dump.marking(withCount(LeakProfile.TAKEN, true, 7)))).isEqualTo(7);
    assertThat(marked(dump.marking(withCount(LeakProfile.TAKEN, true, 70)))).isEqualTo(10);
  }

  @Test
  void aMarkStaysWhenALaterProfileMissesIt() {
    Snapshot dump = withIds(LeakProfile.TAKEN, true, 4, 5);
    Snapshot joined = dump.marking(withIds(LeakProfile.TAKEN, true, 5));
    assertThat(marked(joined)).isEqualTo(2);
  }
}
