package io.lostwake.diagnosis;

import static io.lostwake.diagnosis.Dump.std;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.diagnosis.knowledge.InvalidRulesException;
import io.lostwake.diagnosis.knowledge.Knowledge;
import io.lostwake.diagnosis.knowledge.PatternFileReader;
import io.lostwake.model.Companion;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence;
import io.lostwake.model.Evidence.Strength;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.Verdict;
import io.lostwake.model.WaitKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The limit is that of the pattern of idle connections of an HTTP client: 250. */
class BeyondDesignTest {
  private static final Frame[] READER = {
    std("internal/poll.runtime_pollWait"), std("net/http.(*persistConn).readLoop")
  };
  private static final Frame WRITER = std("net/http.(*persistConn).writeLoop");
  private static final Frame IN_FLIGHT = std("net/http.(*persistConn).roundTrip");

  private static Diagnosis examine(Dump... dumps) {
    return Examiner.withBuiltInKnowledge().examine(Stream.of(dumps).map(Dump::snapshot).toList());
  }

  /** Pairs of a client's connections, born one by one with others in between that have ended. */
  private static Dump pairs(int count, int minutes) {
    Dump dump = new Dump().main();
    long id = 20;
    for (int i = 0; i < count; i++) {
      dump.goroutine(id + 2, id, minutes, WaitKind.INPUT_OUTPUT, List.of(), READER);
      dump.goroutine(id + 3, id, minutes, WaitKind.SELECT, List.of(), WRITER);
      id += 5;
    }
    return dump;
  }

  private static Finding only(Diagnosis diagnosis) {
    assertThat(diagnosis.findings()).hasSize(1);
    return diagnosis.findings().getFirst();
  }

  @Test
  void whatTheDesignExplainsIsExpected() {
    Diagnosis diagnosis = examine(pairs(250, -1));
    assertThat(diagnosis.findings()).isEmpty();
    assertThat(diagnosis.unclear()).isEmpty();
    assertThat(diagnosis.expected()).hasSize(3);
  }

  @Test
  void oneMoreIsAFindingWithBothHalvesOfTheConnections() {
    Diagnosis diagnosis = examine(pairs(251, -1));
    Finding finding = only(diagnosis);
    assertThat(finding.cause()).isEqualTo("resource-not-closed");
    assertThat(finding.fix()).contains("one Transport");
    assertThat(finding.evidence().getFirst().says())
        .startsWith(
            "251 goroutines, each the reader of a connection of an HTTP client; 250 are what");
    assertThat(finding.companions()).extracting(Companion::count).containsExactly(251L);
    assertThat(diagnosis.expected()).hasSize(1);
    assertThat(diagnosis.active()).isZero();
  }

  @Test
  void connectionsInUseAreNotMadeSurerByTheirBirths() {
    Finding finding = only(examine(pairs(600, -1)));
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(finding.evidence())
        .filteredOn(fact -> fact.kind().equals("births-spread"))
        .extracting(Evidence::strength)
        .containsExactly(Strength.WEAK);
  }

  @Test
  void connectionsAtRestForMinutesThatWereBornOneByOneAccumulate() {
    assertThat(only(examine(pairs(600, 7))).verdict()).isEqualTo(Verdict.LIKELY);
  }

  @Test
  void moreOfThemInASecondSnapshotAccumulate() {
    Finding finding = only(examine(pairs(300, -1), pairs(330, -1)));
    assertThat(finding.verdict()).isEqualTo(Verdict.LIKELY);
    assertThat(finding.evidence()).extracting(Evidence::kind).contains("growth");
  }

  @Test
  void requestsInFlightExplainTheirConnections() {
    Dump dump = pairs(600, -1);
    for (long id = 10_000; id < 10_350; id++) {
      dump.goroutine(id, 7, WaitKind.SELECT, IN_FLIGHT, Dump.app("main.fetch", 12));
    }
    assertThat(examine(dump).findings())
        .noneSatisfy(finding -> assertThat(finding.cause()).isEqualTo("resource-not-closed"));
    dump = pairs(601, -1);
    for (long id = 10_000; id < 10_350; id++) {
      dump.goroutine(id, 7, WaitKind.SELECT, IN_FLIGHT, Dump.app("main.fetch", 12));
    }
    assertThat(examine(dump).findings())
        .filteredOn(finding -> finding.cause().equals("resource-not-closed"))
        .flatExtracting(Finding::evidence)
        .extracting(Evidence::says)
        .anySatisfy(says -> assertThat(says).contains("and 350 more are in use"));
  }

  @Test
  void idleConnectionsOfAServerAreTheClientsDoing() {
    Dump dump = new Dump().main();
    for (long id = 100; id < 15_100; id += 3) {
      dump.goroutine(
          id,
          1,
          WaitKind.INPUT_OUTPUT,
          std("internal/poll.runtime_pollWait"),
          std("bufio.(*Reader).Peek"),
          std("net/http.(*conn).serve"));
    }
    assertThat(examine(dump).findings()).isEmpty();
  }

  @Test
  void aProfileWithoutIdsIsAtMostSuspect() {
    Finding finding =
        only(examine(new Dump().counted(5_000, false, WaitKind.INPUT_OUTPUT, READER)));
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(finding.count()).isEqualTo(5_000);
  }

  @Test
  void onlyThoseThatHaveWaitedLongerCountWhereTheSourceTellsIt() throws InvalidRulesException {
    PatternFileReader reader = new PatternFileReader(Causes.ids());
    reader.read(
        "own.yaml",
        """
        patterns:
          - id: own-writer
            says: a writer
            verdict: expected
            innermost: net/http.(*persistConn).writeLoop
            why: it waits
            beyond: {strands: 20, minutes: 5, cause: contract-not-kept, fix: stop it}
        """
            .getBytes(StandardCharsets.UTF_8));
    Examiner examiner = new Examiner(Knowledge.builtIn(Causes.ids()).with(reader.files()));
    assertThat(examiner.examine(List.of(pairs(21, 5).snapshot())).findings()).isEmpty();
    Finding finding = only(examiner.examine(List.of(pairs(21, 6).snapshot())));
    assertThat(finding.cause()).isEqualTo("contract-not-kept");
    assertThat(finding.fix()).isEqualTo("stop it");
    assertThat(finding.evidence())
        .extracting(Evidence::says)
        .contains(
            "21 goroutines for more than 5 minutes, each a writer; 20 are what the design explains: it waits");
  }
}
