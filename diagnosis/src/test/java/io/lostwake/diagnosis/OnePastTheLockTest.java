package io.lostwake.diagnosis;

import static io.lostwake.diagnosis.Dump.app;
import static io.lostwake.diagnosis.Dump.receiver;
import static io.lostwake.diagnosis.Dump.std;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Companion;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.Reference;
import io.lostwake.model.Verdict;
import io.lostwake.model.WaitKind;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OnePastTheLockTest {
  private static final long HANDLER = 0x7000;
  private static final long OTHER_HANDLER = 0x9000;

  /** The handler has a pointer to its mutex: the lock is not inside it. */
  private static final long MUTEX = 0x2_0000_0000L;

  private static final Frame SAY = app("main.say", 40);

  private static Frame handle(int line) {
    return new Frame(
        "log/slog.(*commonHandler).handle",
        "/go/src/log/slog/handler.go",
        line,
        Origin.STANDARD_LIBRARY);
  }

  private static Dump waiters(int count, long handler) {
    Dump dump = new Dump().main();
    LongStream.range(100, 100 + count)
        .forEach(id -> dump.locker(id, MUTEX, List.of(receiver(0, handler)), handle(276), SAY));
    return dump;
  }

  private static Dump writer(
      Dump dump, long id, int minutes, WaitKind kind, List<Reference> references) {
    return dump.goroutine(
        id, 2, minutes, kind, references, std("os.(*File).Write"), handle(280), SAY);
  }

  private static Diagnosis examine(Dump dump) {
    return Examiner.withBuiltInKnowledge().examine(List.of(dump.snapshot()));
  }

  private static Finding only(Dump dump) {
    Diagnosis diagnosis = examine(dump);
    assertThat(diagnosis.findings()).hasSize(1);
    return diagnosis.findings().getFirst();
  }

  private static Evidence.Strength holder(Finding finding) {
    return finding.evidence().stream()
        .filter(fact -> fact.kind().equals("lock-holder"))
        .map(Evidence::strength)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void oneThatIsStuckForMinutesPastTheLockOfTheSameObjectHoldsIt() {
    Finding finding =
        only(
            writer(
                waiters(2, HANDLER), 50, 3, WaitKind.SYSTEM_CALL, List.of(receiver(1, HANDLER))));
    assertThat(finding.cause()).isEqualTo("lock-held-while-blocked");
    assertThat(finding.culprit()).isEqualTo(SAY);
    assertThat(finding.verdict()).isEqualTo(Verdict.LIKELY);
    assertThat(holder(finding)).isEqualTo(Evidence.Strength.STRONG);
    assertThat(finding.companions()).extracting(Companion::count).containsExactly(2L);
  }

  @Test
  void aShortWriteOfTheSameObjectIsNoMoreThanSuspect() {
    Finding finding =
        only(
            writer(
                waiters(2, HANDLER), 50, -1, WaitKind.SYSTEM_CALL, List.of(receiver(1, HANDLER))));
    assertThat(finding.cause()).isEqualTo("lock-held-while-blocked");
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(holder(finding)).isEqualTo(Evidence.Strength.WEAK);
  }

  @Test
  void aSendPastTheLockOfTheSameObjectHoldsItHoweverShort() {
    Finding finding =
        only(
            writer(waiters(1, HANDLER), 50, -1, WaitKind.CHAN_SEND, List.of(receiver(1, HANDLER))));
    assertThat(finding.cause()).isEqualTo("lock-held-while-blocked");
    assertThat(holder(finding)).isEqualTo(Evidence.Strength.STRONG);
  }

  @Test
  void oneForAnotherObjectDoesNotHoldTheLockOfFew() {
    Diagnosis diagnosis =
        examine(
            writer(
                waiters(2, HANDLER),
                50,
                3,
                WaitKind.SYSTEM_CALL,
                List.of(receiver(1, OTHER_HANDLER))));
    assertThat(diagnosis.findings())
        .extracting(Finding::cause)
        .contains("mutex-not-unlocked")
        .doesNotContain("lock-held-while-blocked");
  }

  @Test
  void anObjectOfWhichTheDumpIsNotSureSaysNothingOfFew() {
    Diagnosis diagnosis =
        examine(
            writer(
                waiters(2, HANDLER),
                50,
                3,
                WaitKind.SYSTEM_CALL,
                List.of(new Reference(1, 0, HANDLER, false))));
    assertThat(diagnosis.findings())
        .extracting(Finding::cause)
        .contains("mutex-not-unlocked")
        .doesNotContain("lock-held-while-blocked");
  }

  @Test
  void twoPastTheLockOfTheSameObjectSayNothing() {
    Dump dump =
        writer(waiters(2, HANDLER), 50, 3, WaitKind.CHAN_SEND, List.of(receiver(1, HANDLER)));
    writer(dump, 51, 3, WaitKind.CHAN_SEND, List.of(receiver(1, HANDLER)));
    assertThat(examine(dump).findings())
        .extracting(Finding::cause)
        .contains("mutex-not-unlocked")
        .doesNotContain("lock-held-while-blocked");
  }

  @Test
  void oneBeforeTheLockDoesNotHoldIt() {
    Dump dump =
        waiters(2, HANDLER)
            .goroutine(
                50, 2, 3, WaitKind.CHAN_SEND, List.of(receiver(0, HANDLER)), handle(270), SAY);
    assertThat(examine(dump).findings())
        .extracting(Finding::cause)
        .contains("mutex-not-unlocked")
        .doesNotContain("lock-held-while-blocked");
  }

  @Test
  void eightBehindOneWriterAreEnoughWithoutAddresses() {
    Finding finding = only(writer(waiters(8, HANDLER), 50, -1, WaitKind.SYSTEM_CALL, List.of()));
    assertThat(finding.cause()).isEqualTo("lock-held-while-blocked");
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(holder(finding)).isEqualTo(Evidence.Strength.WEAK);
  }

  @Test
  void sevenBehindOneWriterAreNotWithoutAddresses() {
    Diagnosis diagnosis =
        examine(writer(waiters(7, HANDLER), 50, -1, WaitKind.SYSTEM_CALL, List.of()));
    assertThat(diagnosis.findings())
        .extracting(Finding::cause)
        .doesNotContain("lock-held-while-blocked");
  }

  /**
   * As go1.26.8 prints log/slog: {@code handle(_, ...)} below {@code (*Logger).log(0x..., ...)}.
   */
  @Test
  void theReceiverOfTheNextCallOfThePackageStandsForOneThatIsNotPrinted() {
    Frame log = new Frame("log/slog.(*Logger).log", "/go/logger.go", 256, Origin.STANDARD_LIBRARY);
    for (long logger : new long[] {0x5000, 0x6000}) {
      Dump dump =
          new Dump()
              .main()
              .locker(100, MUTEX, List.of(receiver(1, 0x5000)), handle(320), log, SAY)
              .goroutine(
                  50,
                  2,
                  3,
                  WaitKind.SYSTEM_CALL,
                  List.of(receiver(2, logger)),
                  std("os.(*File).Write"),
                  handle(322),
                  log,
                  SAY);
      assertThat(
              examine(dump).findings().stream()
                  .anyMatch(finding -> finding.cause().equals("lock-held-while-blocked")))
          .isEqualTo(logger == 0x5000);
    }
  }

  /** logrus: each entry is its own object, and the lock lies in the logger of an outer call. */
  @Test
  void aLockInsideTheObjectOfAnOuterCallIsHeldByOneThatWasCalledWithIt() {
    long logger = 0x5000;
    Frame log = library("github.com/sirupsen/logrus.(*Logger).Log", 160);
    Dump dump = new Dump().main();
    for (long id = 100; id < 103; id++) {
      dump.locker(
          id,
          logger + 0x40,
          List.of(receiver(1, 0x100_0000 + id * 0x1000), receiver(2, logger)),
          library("github.com/sirupsen/logrus.(*MutexWrap).Lock", 60),
          library("github.com/sirupsen/logrus.(*Entry).write", 270),
          log,
          SAY);
    }
    dump.goroutine(
        50,
        2,
        3,
        WaitKind.SYSTEM_CALL,
        List.of(receiver(1, 0x900_0000), receiver(2, logger)),
        std("os.(*File).Write"),
        library("github.com/sirupsen/logrus.(*Entry).write", 272),
        log,
        SAY);
    Finding finding = only(dump);
    assertThat(finding.cause()).isEqualTo("lock-held-while-blocked");
    assertThat(holder(finding)).isEqualTo(Evidence.Strength.STRONG);
  }

  /** bbolt: Begin returns with the lock held, and its methods call each other. */
  @Test
  void whoCalledAFunctionThatReturnsWithTheLockHoldsIt() {
    long database = 0x5000;
    Dump dump =
        new Dump()
            .main()
            .locker(
                100,
                database + 0x80,
                List.of(receiver(0, database), receiver(1, database), receiver(2, database)),
                library("go.etcd.io/bbolt.(*DB).beginRWTx", 847),
                library("go.etcd.io/bbolt.(*DB).Begin", 807),
                library("go.etcd.io/bbolt.(*DB).Update", 960),
                SAY)
            .goroutine(
                50,
                2,
                -1,
                WaitKind.CHAN_SEND,
                List.of(receiver(1, database)),
                app("main.store.func1", 77),
                library("go.etcd.io/bbolt.(*DB).Update", 975),
                app("main.store", 70));
    Finding finding = only(dump);
    assertThat(finding.cause()).isEqualTo("lock-held-while-blocked");
    assertThat(finding.culprit()).isEqualTo(app("main.store.func1", 77));
    assertThat(holder(finding)).isEqualTo(Evidence.Strength.STRONG);
  }

  private static Frame library(String function, int line) {
    return new Frame(
        function, function.substring(0, function.indexOf('.', 11)) + ".go", line, Origin.LIBRARY);
  }
}
