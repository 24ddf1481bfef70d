package io.lostwake.diagnosis;

import static io.lostwake.diagnosis.Dump.app;
import static io.lostwake.diagnosis.Dump.receiver;
import static io.lostwake.diagnosis.Dump.std;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.Verdict;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Waiting;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Goroutines that somebody cut out of a dump, and other dumps that tell less than a whole one. */
class ExcerptTest {
  private static final Frame LOOP = app("main.(*Room).drain", 30);
  private static final Frame JOIN = app("main.(*Room).Join", 28);

  private static Diagnosis examine(Dump dump) {
    return Examiner.withBuiltInKnowledge().examine(List.of(dump.snapshot()));
  }

  private static List<String> kinds(Diagnosis diagnosis) {
    return Stream.concat(
            diagnosis.findings().stream().map(Finding::evidence),
            diagnosis.unclear().stream().map(Waiting::evidence))
        .flatMap(List::stream)
        .map(Evidence::kind)
        .toList();
  }

  @Test
  void whoeverIsMissingFromAnExcerptHasNotEnded() {
    Dump whole = new Dump().main().goroutine(22, 21, WaitKind.CHAN_RECEIVE, LOOP);
    assertThat(kinds(examine(whole))).contains("creator-ended");
    Dump excerpt = new Dump().goroutine(22, 21, WaitKind.CHAN_RECEIVE, LOOP);
    assertThat(kinds(examine(excerpt))).doesNotContain("creator-ended");
    assertThat(examine(excerpt).findings()).isEmpty();
  }

  @Test
  void aLockWhoseHolderMayBeInTheRestNamesEveryCauseThatFits() {
    Dump excerpt = new Dump().locker(22, 0x1008, List.of(receiver(0, 0x1000)), JOIN);
    Finding finding = examine(excerpt).findings().getFirst();
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(finding.alternatives()).containsExactly("lock-cycle", "lock-held-while-blocked");
    assertThat(finding.evidence()).extracting(Evidence::kind).doesNotContain("no-holder");
    Dump whole = new Dump().main().locker(22, 0x1008, List.of(receiver(0, 0x1000)), JOIN);
    assertThat(examine(whole).findings().getFirst().evidence())
        .extracting(Evidence::kind)
        .contains("no-holder");
  }

  @Test
  void aWaitGroupIsNotWithoutWorkersBecauseAnExcerptHasNone() {
    Frame wait = std("sync.(*WaitGroup).Wait");
    Frame sweep = app("main.sweep", 40);
    Dump whole = new Dump().main().goroutine(22, 1, WaitKind.WAIT_GROUP_WAIT, wait, sweep);
    assertThat(examine(whole).findings()).hasSize(1);
    Dump excerpt = new Dump().goroutine(22, 1, WaitKind.WAIT_GROUP_WAIT, wait, sweep);
    assertThat(examine(excerpt).findings()).isEmpty();
  }

  @Test
  void aLockInAnotherObjectIsNotOneThatTheCallersOfTheSameTypeHold() {
    Frame list = app("main.(*Registry).list", 187);
    Frame serve = app("main.(*Registry).serve", 91);
    Dump elsewhere =
        new Dump()
            .main()
            .locker(22, 0x20_0000, List.of(receiver(0, 0x1000), receiver(1, 0x1000)), list, serve);
    assertThat(examine(elsewhere).findings().getFirst().cause()).isEqualTo("mutex-not-unlocked");
    Dump ofThePackage =
        new Dump()
            .main()
            .locker(
                22,
                0x20_0000,
                List.of(receiver(0, 0xc0_0000_1000L), receiver(1, 0xc0_0000_1000L)),
                list,
                serve);
    assertThat(examine(ofThePackage).findings().getFirst().cause()).isEqualTo("lock-cycle");
  }

  @Test
  void aTestThatHungIsSuspect() {
    Frame test = app("main.TestSweep", 12);
    Frame runner = std("testing.tRunner");
    Dump passing = new Dump().main().goroutine(22, 1, WaitKind.CHAN_RECEIVE, test, runner);
    assertThat(examine(passing).findings()).isEmpty();
    Dump timedOut =
        new Dump()
            .main()
            .goroutine(22, 1, WaitKind.CHAN_RECEIVE, test, runner)
            .goroutine(23, 1, WaitKind.CHAN_RECEIVE, LOOP)
            .diedOf("panic: test timed out after 2m0s");
    List<Finding> findings = examine(timedOut).findings();
    assertThat(findings).extracting(Finding::culprit).containsExactly(test);
    assertThat(findings.getFirst().verdict()).isEqualTo(Verdict.SUSPECT);
  }

  @Test
  void whatGoleakFoundIsSuspect() {
    Dump running = new Dump().goroutine(22, 1, WaitKind.CHAN_RECEIVE, LOOP);
    assertThat(examine(running).findings()).isEmpty();
    Dump left =
        new Dump()
            .goroutine(22, 1, WaitKind.CHAN_RECEIVE, LOOP)
            .diedOf("found unexpected goroutines");
    Finding finding = examine(left).findings().getFirst();
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(finding.evidence()).extracting(Evidence::kind).contains("outlived-test");
  }

  @Test
  void aMomentInALockOfTheStandardLibraryIsNoFinding() {
    Frame lock = std("internal/sync.(*Mutex).lockSlow");
    Frame log = std("log.(*Logger).output");
    Dump passing = new Dump().counted(1, false, WaitKind.MUTEX_LOCK, lock, log);
    assertThat(examine(passing).findings()).isEmpty();
    Dump own = new Dump().counted(1, false, WaitKind.MUTEX_LOCK, lock, JOIN);
    assertThat(examine(own).findings()).hasSize(1);
  }

  @Test
  void whoWaitsForAnOnceIsNotTheOneWhoHoldsIt() {
    Frame close = app("main.(*Room).Close", 50);
    Frame serve = app("main.(*Room).serve", 90);
    Dump direct = new Dump().main().locker(22, 0x1008, List.of(), close, serve);
    assertThat(examine(direct).findings().getFirst().cause()).isEqualTo("lock-cycle");
    Dump once =
        new Dump().main().locker(22, 0x1008, List.of(), std("sync.(*Once).doSlow"), close, serve);
    assertThat(examine(once).findings().getFirst().cause()).isEqualTo("mutex-not-unlocked");
  }

  @Test
  void aLibraryTellsTheWaitThatTheSourceDoesNot() {
    Frame writer = std("net/http.(*persistConn).writeLoop");
    Frame reader = std("net/http.(*persistConn).readLoop");
    for (WaitKind wait : List.of(WaitKind.UNKNOWN, WaitKind.CHAN_OPERATION)) {
      Finding finding =
          examine(new Dump().counted(900, false, wait, reader).counted(900, false, wait, writer))
              .findings()
              .getFirst();
      assertThat(finding.cause()).isEqualTo("resource-not-closed");
      assertThat(finding.count()).isEqualTo(900);
    }
  }
}
