package io.lostwake.diagnosis;

import static io.lostwake.diagnosis.Dump.app;
import static io.lostwake.diagnosis.Dump.argument;
import static io.lostwake.diagnosis.Dump.receiver;
import static io.lostwake.diagnosis.Dump.std;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Companion;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.Verdict;
import io.lostwake.model.WaitKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExaminerTest {
  private static final Frame SEND = app("main.(*Room).Say", 21);
  private static final Frame LOOP = app("main.(*Room).drain", 30);

  private static Diagnosis examine(Dump... dumps) {
    return Examiner.withBuiltInKnowledge().examine(Stream.of(dumps).map(Dump::snapshot).toList());
  }

  private static Finding only(Diagnosis diagnosis) {
    assertThat(diagnosis.findings()).hasSize(1);
    return diagnosis.findings().getFirst();
  }

  private static List<String> kinds(Finding finding) {
    return finding.evidence().stream().map(Evidence::kind).toList();
  }

  /** One loss per request: the connection's goroutine is born before it and has ended. */
  private static Dump lossesPerRequest(WaitKind kind, int losses, Frame... frames) {
    Dump dump = new Dump().main();
    long id = 20;
    for (int i = 0; i < losses; i++) {
      dump.goroutine(id + 2, id, kind, frames);
      id += 3;
    }
    return dump.goroutine(id + 1, 1, WaitKind.RUNNING, app("main.dump", 3));
  }

  @Test
  void oneBlockedSendIsSuspect() {
    Finding finding = only(examine(lossesPerRequest(WaitKind.CHAN_SEND, 1, SEND)));
    assertThat(finding.cause()).isEqualTo("no-receiver");
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(finding.culprit()).isEqualTo(SEND);
    assertThat(finding.headline()).startsWith("1 goroutine blocked");
  }

  @Test
  void lossesSpreadOverManyRequestsAreLikely() {
    Finding finding = only(examine(lossesPerRequest(WaitKind.CHAN_RECEIVE, 30, LOOP)));
    assertThat(finding.cause()).isEqualTo("no-sender");
    assertThat(finding.verdict()).isEqualTo(Verdict.LIKELY);
    assertThat(kinds(finding)).contains("births-spread", "creator-ended");
    assertThat(finding.count()).isEqualTo(30);
    assertThat(finding.members()).hasSize(20);
  }

  @Test
  void aPoolOfWorkersBornTogetherIsUnclear() {
    Dump dump = new Dump().main();
    for (long id = 20; id < 60; id++) {
      dump.goroutine(id, 1, WaitKind.CHAN_RECEIVE, LOOP);
    }
    Diagnosis diagnosis = examine(dump);
    assertThat(diagnosis.findings()).isEmpty();
    assertThat(diagnosis.unclear()).hasSize(1);
    assertThat(diagnosis.unclear().getFirst().settledBy()).contains("second snapshot");
  }

  @Test
  void writersOfLiveSessionsAreNoFinding() {
    Dump dump = new Dump().main();
    long id = 20;
    for (int i = 0; i < 30; i++) {
      dump.goroutine(id + 2, id, WaitKind.SELECT, app("main.(*Client).writePump", 70));
      dump.goroutine(
          id + 3,
          id,
          WaitKind.INPUT_OUTPUT,
          std("net.(*conn).Read"),
          app("main.(*Client).readPump", 50));
      id += 5;
    }
    assertThat(examine(dump).findings()).isEmpty();
  }

  @Test
  void moreAtTheSamePlaceInASecondSnapshotIsStrong() {
    Finding finding =
        only(
            examine(
                lossesPerRequest(WaitKind.CHAN_SEND, 3, SEND),
                lossesPerRequest(WaitKind.CHAN_SEND, 6, SEND)));
    assertThat(kinds(finding)).contains("growth");
    assertThat(finding.verdict()).isEqualTo(Verdict.LIKELY);
  }

  @Test
  void aNilChannelIsProvenByTheWaitItself() {
    Finding finding = only(examine(lossesPerRequest(WaitKind.CHAN_SEND_NIL, 1, SEND)));
    assertThat(finding.cause()).isEqualTo("nil-channel");
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(finding.assumptions()).isNotEmpty();
  }

  @Test
  void anEmptySelectInMainIsNoFinding() {
    Dump dump = new Dump().goroutine(1, 0, WaitKind.SELECT_NO_CASES, app("main.main", 9));
    assertThat(examine(dump).findings()).isEmpty();
    dump.goroutine(18, 1, WaitKind.SELECT_NO_CASES, app("main.park", 12));
    assertThat(only(examine(dump)).cause()).isEqualTo("empty-select");
  }

  @Test
  void marksOfTheLeakProfileProveOnlyTheMarked() {
    Dump dump = new Dump().counted(90, true, WaitKind.CHAN_SEND, SEND);
    Finding all = only(examine(dump));
    assertThat(all.verdict()).isEqualTo(Verdict.PROVEN);
    dump.counted(10, false, WaitKind.CHAN_SEND, SEND);
    Finding finding = only(examine(dump));
    assertThat(finding.count()).isEqualTo(90);
    assertThat(finding.companions()).extracting(Companion::count).containsExactly(10L);
  }

  @Test
  void marksWithoutIdsAreNotCarriedToALaterSnapshot() {
    Dump before = new Dump().counted(90, true, WaitKind.CHAN_SEND, SEND);
    Dump after = new Dump().counted(90, false, WaitKind.CHAN_SEND, SEND);
    assertThat(only(examine(before, after)).verdict()).isNotEqualTo(Verdict.PROVEN);
  }

  @Test
  void theWaiterOfAWaitGroupIsFoldedUnderTheWorkerThatIsStuck() {
    Dump dump =
        new Dump()
            .main()
            .goroutine(
                21,
                20,
                WaitKind.WAIT_GROUP_WAIT,
                std("sync.(*WaitGroup).Wait"),
                app("main.collect", 8))
            .goroutine(22, 21, WaitKind.CHAN_SEND, SEND);
    Finding finding = only(examine(dump));
    assertThat(finding.cause()).isEqualTo("no-receiver");
    assertThat(finding.companions())
        .extracting(Companion::role)
        .containsExactly("waiting for them");
  }

  @Test
  void elevenWaitersAreCountedInThePlural() {
    Dump dump = new Dump().main();
    for (long id = 100; id < 122; id += 2) {
      dump.goroutine(
          id, 20, WaitKind.WAIT_GROUP_WAIT, std("sync.(*WaitGroup).Wait"), app("main.collect", 8));
      dump.goroutine(id + 1, id, WaitKind.CHAN_SEND, SEND);
    }
    assertThat(only(examine(dump)).evidence())
        .extracting(Evidence::says)
        .contains("11 goroutines wait for them to be done");
  }

  @Test
  void aWaitGroupWhoseWorkersWereStartedBesideItIsNoFinding() {
    Dump dump =
        new Dump()
            .main()
            .goroutine(
                21,
                1,
                WaitKind.WAIT_GROUP_WAIT,
                std("sync.(*WaitGroup).Wait"),
                app("main.await", 8))
            .goroutine(22, 1, WaitKind.CHAN_RECEIVE, LOOP);
    assertThat(examine(dump).findings()).isEmpty();
  }

  @Test
  void aWaitGroupWithoutWorkersIsAMismatch() {
    Dump dump =
        new Dump()
            .main()
            .goroutine(
                21,
                20,
                WaitKind.WAIT_GROUP_WAIT,
                std("sync.(*WaitGroup).Wait"),
                app("main.collect", 8));
    assertThat(only(examine(dump)).cause()).isEqualTo("waitgroup-mismatch");
  }

  @Test
  void twoLocksTakenInOppositeOrderAreACycle() {
    Frame pay = app("main.(*account).pay", 40);
    Dump dump =
        new Dump()
            .main()
            .locker(21, 0x2010, List.of(receiver(0, 0x1000), argument(0, 1, 0x2000)), pay)
            .locker(22, 0x1010, List.of(receiver(0, 0x2000), argument(0, 1, 0x1000)), pay);
    Finding finding = only(examine(dump));
    assertThat(finding.cause()).isEqualTo("lock-cycle");
    assertThat(finding.count()).isEqualTo(2);
    assertThat(kinds(finding)).contains("lock-order");
  }

  @Test
  void aSendUnderALockIsTheRootOfThoseThatWaitForTheLock() {
    Dump dump =
        new Dump()
            .main()
            .goroutine(21, 20, -1, WaitKind.CHAN_SEND, List.of(receiver(0, 0x1000)), SEND)
            .locker(22, 0x1008, List.of(receiver(0, 0x1000)), app("main.(*Room).Join", 28))
            .locker(23, 0x1008, List.of(receiver(0, 0x1000)), app("main.(*Room).Join", 28));
    Finding finding = only(examine(dump));
    assertThat(finding.cause()).isEqualTo("lock-held-while-blocked");
    assertThat(finding.culprit()).isEqualTo(SEND);
    assertThat(finding.companions()).extracting(Companion::count).containsExactly(2L);
  }

  @Test
  void aLockThatNobodyCouldHoldWasNotUnlocked() {
    Dump dump =
        new Dump()
            .main()
            .locker(22, 0x1008, List.of(receiver(0, 0x1000)), app("main.(*Room).Join", 28))
            .locker(23, 0x1008, List.of(receiver(0, 0x1000)), app("main.(*Room).Leave", 38));
    Finding finding = only(examine(dump));
    assertThat(finding.cause()).isEqualTo("mutex-not-unlocked");
    assertThat(finding.companions())
        .extracting(Companion::role)
        .containsExactly("waiting for the same lock");
  }

  @Test
  void aLockHeldByARunningGoroutineIsContention() {
    Dump dump =
        new Dump()
            .main()
            .locker(22, 0x1008, List.of(receiver(0, 0x1000)), app("main.(*Room).Join", 28))
            .goroutine(
                23,
                1,
                -1,
                WaitKind.RUNNING,
                List.of(receiver(0, 0x1000)),
                app("main.(*Room).Count", 60));
    assertThat(examine(dump).findings()).isEmpty();
  }

  @Test
  void aMethodThatLocksCalledUnderTheSameLockNamesBothCausesThatFit() {
    Dump dump =
        new Dump()
            .main()
            .locker(
                22,
                0x1008,
                List.of(receiver(0, 0x1000), receiver(1, 0x1000)),
                app("main.(*Room).Count", 28),
                app("main.(*Room).Report", 33));
    Finding finding = only(examine(dump));
    assertThat(finding.cause()).isEqualTo("lock-cycle");
    assertThat(finding.alternatives()).containsExactly("mutex-not-unlocked");
  }

  @Test
  void aProcessThatFellAsleepIsProvenWithItsRoot() {
    Dump twoSides =
        new Dump()
            .goroutine(1, 0, WaitKind.CHAN_RECEIVE, app("main.main", 9))
            .goroutine(18, 1, WaitKind.CHAN_RECEIVE, app("main.answer", 15))
            .allAsleep();
    Finding both = only(examine(twoSides));
    assertThat(both.cause()).isEqualTo("whole-process-deadlock");
    assertThat(both.verdict()).isEqualTo(Verdict.PROVEN);
    Dump oneRoot =
        new Dump()
            .goroutine(
                1, 0, WaitKind.WAIT_GROUP_WAIT, std("sync.(*WaitGroup).Wait"), app("main.main", 9))
            .goroutine(18, 1, WaitKind.CHAN_SEND, SEND)
            .allAsleep();
    assertThat(only(examine(oneRoot)).cause()).isEqualTo("no-receiver");
  }
}
