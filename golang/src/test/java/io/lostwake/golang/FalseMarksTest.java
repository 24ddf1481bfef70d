package io.lostwake.golang;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Cohort;
import io.lostwake.model.CohortCounter;
import io.lostwake.model.CohortTable;
import io.lostwake.model.Frame;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Origin;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Stack;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Warning;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FalseMarksTest {
  private static final Target TARGET = new Target("test", TargetRuntime.GO, null);
  private static final Wait EMPTY_SELECT = new Wait(WaitKind.SELECT_NO_CASES, "select (no cases)");
  private static final Stack MAIN = Stack.of(frame("main.main"));

  @Test
  void mainInAnEmptySelectLosesItsMarkAndNothingElse() throws Exception {
    String dump =
        """
        goroutine 1 [select (no cases) (leaked)]:
        main.main()
        	/app/main.go:57 +0x204

        goroutine 9 [select (no cases) (leaked)]:
        main.park()
        	/app/main.go:60 +0x204
        created by main.main in goroutine 1
        	/app/main.go:50 +0x204
        """;
    Snapshot read =
        new TracebackReader().read(new ByteArrayInputStream(dump.getBytes(UTF_8)), TARGET);
    Snapshot clean = FalseMarks.removedFrom(read);
    assertThat(clean.total()).isEqualTo(2);
    Cohort main = cohortOf(clean, "main.main");
    assertThat(main.count()).isEqualTo(1);
    assertThat(main.markedLeaked()).isZero();
    assertThat(main.population().contains(1)).isTrue();
    assertThat(main.population().markedCount()).isZero();
    assertThat(main.samples()).allSatisfy(s -> assertThat(s.markedLeaked()).isFalse());
    assertThat(cohortOf(clean, "main.park").markedLeaked()).isEqualTo(1);
    assertThat(clean.warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.PHANTOM_IGNORED);
  }

  @Test
  void mainThatWaitsForAChannelKeepsItsMark() {
    CohortTable table = new CohortTable();
    at(table, MAIN, new Wait(WaitKind.CHAN_RECEIVE, "chan receive")).add(1, 0, -1, true);
    assertThat(FalseMarks.removedFrom(snapshot(table)).cohorts())
        .singleElement()
        .extracting(Cohort::markedLeaked)
        .isEqualTo(1L);
  }

  @Test
  void othersAtMainsPlaceKeepTheirMarks() {
    CohortTable table = new CohortTable();
    at(table, MAIN, EMPTY_SELECT).add(1, 0, -1, true);
    at(table, MAIN, EMPTY_SELECT).add(7, 0, -1, true);
    assertThat(FalseMarks.removedFrom(snapshot(table)).cohorts())
        .singleElement()
        .extracting(Cohort::markedLeaked)
        .isEqualTo(1L);
  }

  @Test
  void whereIdsAreNotToldMainIsKnownByItsFrame() {
    CohortTable table = new CohortTable();
    at(table, MAIN, EMPTY_SELECT).add(1, true);
    at(table, Stack.of(frame("main.park")), EMPTY_SELECT).add(1, true);
    Snapshot clean = FalseMarks.removedFrom(snapshot(table));
    assertThat(cohortOf(clean, "main.main").markedLeaked()).isZero();
    assertThat(cohortOf(clean, "main.park").markedLeaked()).isEqualTo(1);
  }

  @Test
  void aMarkedRecordWithoutFramesIsNoGoroutine() {
    CohortTable table = new CohortTable();
    at(table, Stack.EMPTY, new Wait(WaitKind.UNKNOWN, "")).add(1, true);
    at(table, Stack.of(frame("main.park")), EMPTY_SELECT).add(2, true);
    Snapshot clean = FalseMarks.removedFrom(snapshot(table));
    assertThat(clean.total()).isEqualTo(2);
    assertThat(clean.cohorts()).hasSize(1);
    assertThat(clean.warnings())
        .singleElement()
        .extracting(Warning::says)
        .isEqualTo(
            "The leak profile counts 1 without a single frame, as Go 1.27 does for a main goroutine"
                + " in select {}.");
  }

  private static CohortCounter at(CohortTable table, Stack stack, Wait wait) {
    return Objects.requireNonNull(table.at(stack, wait, null));
  }

  private static Snapshot snapshot(CohortTable table) {
    return new Snapshot(
        TARGET, null, table.total(), table.cohorts(), null, LeakProfile.TAKEN, Set.of(), List.of());
  }

  private static Cohort cohortOf(Snapshot snapshot, String function) {
    return snapshot.cohorts().stream()
        .filter(cohort -> cohort.stack().calls(function))
        .findFirst()
        .orElseThrow();
  }

  private static Frame frame(String function) {
    return new Frame(function, "main.go", 1, Origin.APPLICATION);
  }
}
