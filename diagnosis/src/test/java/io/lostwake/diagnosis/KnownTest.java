package io.lostwake.diagnosis;

import static io.lostwake.diagnosis.Dump.app;
import static io.lostwake.diagnosis.Dump.receiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.diagnosis.knowledge.Knowledge;
import io.lostwake.diagnosis.knowledge.PatternFileReader;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.Verdict;
import io.lostwake.model.WaitKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownTest {
  private static final Frame BEGIN = app("example.com/store.(*Store).begin", 20);
  private static final Frame UPDATE = app("example.com/store.(*Store).Update", 50);
  private static final Frame WATCH = app("example.com/queue.(*Queue).watch", 8);
  private static final Frame SEND = app("example.com/queue.(*Queue).send", 30);

  private static Diagnosis examine(Dump dump) throws Exception {
    PatternFileReader reader = new PatternFileReader(Causes.ids());
    reader.read(
        "own.yaml",
        """
        library: example.com
        source: made up
        patterns:
          - id: store-waits
            says: a transaction that waits for another
            verdict: leak
            calls: [example.com/store.(*Store).begin]
            waits: [MUTEX_LOCK]
            cause: resource-not-closed
            fix: end every transaction
            strength: weak
            why: a store has one transaction at a time
          - id: queue-sends
            says: a queue that nobody drains
            verdict: leak
            calls: [example.com/queue.(*Queue).send]
            waits: [CHAN_SEND]
            cause: no-receiver
            fix: drain Queue.Results
            strength: weak
            why: results are sent to whoever asked
          - id: queue-watches
            says: a watch of a queue
            verdict: leak
            calls: [example.com/queue.(*Queue).watch]
            waits: [SELECT]
            cause: contract-not-kept
            fix: call Watch.Stop
            strength: weak
            why: a watch runs until it is stopped
        """
            .getBytes(StandardCharsets.UTF_8));
    Knowledge knowledge = Knowledge.builtIn(Causes.ids()).with(reader.files());
    return new Examiner(knowledge).examine(List.of(dump.snapshot()));
  }

  private static Finding only(Dump dump) throws Exception {
    Diagnosis diagnosis = examine(dump);
    assertThat(diagnosis.findings()).hasSize(1);
    return diagnosis.findings().getFirst();
  }

  @Test
  void methodsOfOneObjectThatCallEachOtherAreNoLockCycleWhereTheLibraryIsKnown() throws Exception {
    Finding finding =
        only(
            new Dump()
                .main()
                .locker(
                    21, 0x1010, List.of(receiver(0, 0x1000), receiver(1, 0x1000)), BEGIN, UPDATE));
    assertThat(finding.cause()).isEqualTo("resource-not-closed");
    assertThat(finding.fix()).isEqualTo("end every transaction");
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
  }

  @Test
  void aHolderThatIsOnlyOfTheSameTypeDoesNotTakeWhatTheLibraryIsKnownFor() throws Exception {
    Dump dump =
        new Dump()
            .main()
            .locker(21, 0x1010, List.of(receiver(0, 0x1000)), BEGIN, UPDATE)
            .goroutine(22, 2, WaitKind.CHAN_RECEIVE, app("example.com/store.(*Store).work", 9));
    assertThat(examine(dump).findings())
        .extracting(Finding::cause)
        .contains("resource-not-closed")
        .doesNotContain("lock-held-while-blocked");
  }

  @Test
  void aHolderByAddressDoes() throws Exception {
    Frame work = app("example.com/store.(*Store).work", 9);
    Dump dump =
        new Dump()
            .main()
            .locker(21, 0x1010, List.of(receiver(0, 0x1000)), BEGIN, UPDATE)
            .goroutine(22, 2, -1, WaitKind.CHAN_SEND, List.of(receiver(0, 0x1000)), work);
    Finding finding = only(dump);
    assertThat(finding.cause()).isEqualTo("lock-held-while-blocked");
    assertThat(finding.culprit()).isEqualTo(work);
  }

  @Test
  void twoLocksTakenInOppositeOrderAreACycleInAKnownLibraryToo() throws Exception {
    Finding finding =
        only(
            new Dump()
                .main()
                .locker(
                    21, 0x2010, List.of(receiver(0, 0x2000), receiver(1, 0x1000)), BEGIN, UPDATE)
                .locker(
                    22, 0x1010, List.of(receiver(0, 0x1000), receiver(1, 0x2000)), BEGIN, UPDATE));
    assertThat(finding.cause()).isEqualTo("lock-cycle");
  }

  @Test
  void aCauseThatSeesByItselfWhatIsKnownGivesTheFixOfTheLibrary() throws Exception {
    Finding finding = only(new Dump().main().goroutine(21, 20, WaitKind.CHAN_SEND, SEND));
    assertThat(finding.cause()).isEqualTo("no-receiver");
    assertThat(finding.fix()).isEqualTo("drain Queue.Results");
    assertThat(finding.evidence())
        .anyMatch(fact ->
            fact.kind().equals("library-knowledge")
                && fact.says().startsWith("a queue that nobody drains"));
  }

  @Test
  void eightOfAKnownLeakAreSuspectAndSevenAreUnclear() throws Exception {
    assertThat(examine(watches(7)).findings()).isEmpty();
    assertThat(examine(watches(7)).unclear()).hasSize(1);
    Finding finding = only(watches(8));
    assertThat(finding.cause()).isEqualTo("contract-not-kept");
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(finding.fix()).isEqualTo("call Watch.Stop");
  }

  @Test
  void manyAtAPlaceOfWhichNothingIsKnownStayUnclear() throws Exception {
    Dump dump = new Dump().main();
    for (long id = 30; id < 50; id++) {
      dump.goroutine(id, 1, WaitKind.SELECT, app("main.turn", 30));
    }
    assertThat(examine(dump).findings()).isEmpty();
  }

  /** Workers of a pool wait by design, whatever they wait in. */
  @Test
  void eightOfAKnownLeakThatWereBornTogetherStayUnclear() throws Exception {
    Dump dump = new Dump().main();
    for (long id = 30; id < 38; id++) {
      dump.goroutine(id, 1, WaitKind.SELECT, WATCH);
    }
    assertThat(examine(dump).findings()).isEmpty();
  }

  /** As in a profile: without ids, nothing tells how they came. */
  private static Dump watches(int count) {
    return new Dump().counted(count, false, WaitKind.SELECT, WATCH);
  }
}
