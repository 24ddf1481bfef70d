package io.lostwake.diagnosis;

import static io.lostwake.diagnosis.Dump.app;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.Verdict;
import io.lostwake.model.WaitKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UncancellableContextTest {
  private static final Frame RUN =
      new Frame(
          "example.com/informers.(*controller).Run.func1",
          "example.com/informers@v0.36.0/controller.go",
          161,
          Origin.LIBRARY);

  private static Finding only(Dump... dumps) {
    Diagnosis diagnosis =
        Examiner.withBuiltInKnowledge().examine(Stream.of(dumps).map(Dump::snapshot).toList());
    assertThat(diagnosis.findings()).hasSize(1);
    return diagnosis.findings().getFirst();
  }

  /** Each was started by a goroutine of its own, one after the other. */
  private static Dump perRequest(int count) {
    Dump dump = new Dump().main();
    for (long id = 20; id < 20 + count * 3L; id += 3) {
      dump.goroutine(id + 1, id, WaitKind.CHAN_RECEIVE_NIL, RUN);
    }
    return dump.goroutine(20 + count * 3L, 1, WaitKind.RUNNING, app("main.dump", 3));
  }

  private static Dump together(int count) {
    Dump dump = new Dump().main();
    for (long id = 20; id < 20 + count; id++) {
      dump.goroutine(id, 1, WaitKind.CHAN_RECEIVE_NIL, RUN);
    }
    return dump;
  }

  @Test
  void oneReceiveOfALibraryIsNotProvenToBeALoss() {
    Finding finding = only(together(1));
    assertThat(finding.cause()).isEqualTo("nil-channel");
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(finding.evidence()).anyMatch(fact -> fact.says().contains("context.Background()"));
    assertThat(finding.fix()).contains("context.WithCancel");
  }

  @Test
  void someThatWereStartedTogetherAreNotEither() {
    assertThat(only(together(6)).verdict()).isEqualTo(Verdict.SUSPECT);
  }

  @Test
  void theLeakProfileSaysNoMoreThanTheWait() {
    Dump marked = new Dump().counted(1, true, WaitKind.CHAN_RECEIVE_NIL, RUN);
    assertThat(only(marked).verdict()).isEqualTo(Verdict.SUSPECT);
  }

  @Test
  void oneForEachRequestIsProven() {
    assertThat(only(perRequest(30)).verdict()).isEqualTo(Verdict.PROVEN);
  }

  @Test
  void moreInALaterSnapshotIsProven() {
    assertThat(only(perRequest(2), perRequest(5)).verdict()).isEqualTo(Verdict.PROVEN);
  }

  @Test
  void aHundredAreProven() {
    assertThat(only(together(100)).verdict()).isEqualTo(Verdict.PROVEN);
  }

  @Test
  void aSendIsProvenInALibraryToo() {
    Dump dump = new Dump().main().goroutine(21, 20, WaitKind.CHAN_SEND_NIL, RUN);
    assertThat(only(dump).verdict()).isEqualTo(Verdict.PROVEN);
  }

  @Test
  void aReceiveOfTheUsersOwnIsProvenBelowALibraryToo() {
    Frame own = app("main.(*queue).next", 26);
    Dump dump = new Dump().main().goroutine(21, 20, WaitKind.CHAN_RECEIVE_NIL, own, RUN);
    assertThat(only(dump).verdict()).isEqualTo(Verdict.PROVEN);
  }

  @Test
  void aProcessThatFellAsleepIsProven() {
    Dump dump =
        new Dump().goroutine(1, 0, WaitKind.CHAN_RECEIVE_NIL, RUN, app("main.main", 9)).allAsleep();
    assertThat(only(dump).verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(List.of(only(dump).cause())).containsExactly("nil-channel");
  }
}
