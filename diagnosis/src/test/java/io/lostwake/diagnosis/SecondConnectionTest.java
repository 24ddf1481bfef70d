package io.lostwake.diagnosis;

import static io.lostwake.diagnosis.Dump.app;
import static io.lostwake.diagnosis.Dump.std;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Companion;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence;
import io.lostwake.model.Finding;
import io.lostwake.model.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers of database/sql that hold a connection and wait for another one. */
class SecondConnectionTest {
  private static final String WHILE_OPEN = "while rows that the same goroutine reads are open";

  private static void caller(Dump dump, long id) {
    dump.goroutine(
        id, 3, WaitKind.SELECT, std("database/sql.(*DB).conn"), app("main.(*shop).totals", 30));
  }

  private static void rows(Dump dump, long id, long openedBy) {
    dump.goroutine(id, openedBy, WaitKind.SELECT, std("database/sql.(*Rows).awaitDone"));
  }

  private static void transaction(Dump dump, long id, long openedBy) {
    dump.goroutine(id, openedBy, WaitKind.CHAN_RECEIVE, std("database/sql.(*Tx).awaitDone"));
  }

  private static List<Finding> findings(Dump dump) {
    Diagnosis diagnosis = Examiner.withBuiltInKnowledge().examine(List.of(dump.snapshot()));
    return diagnosis.findings();
  }

  @Test
  void rowsAndTransactionsOfTheCallersBelongToTheirStory() {
    Dump dump = new Dump().main();
    for (long id = 10; id < 30; id += 4) {
      caller(dump, id);
      rows(dump, id + 1, id);
      transaction(dump, id + 2, id);
    }
    assertThat(findings(dump)).hasSize(1);
    Finding finding = findings(dump).getFirst();
    assertThat(finding.count()).isEqualTo(5);
    assertThat(finding.fix()).contains(WHILE_OPEN);
    assertThat(finding.companions()).extracting(Companion::count).containsExactly(5L, 5L);
    assertThat(finding.evidence())
        .filteredOn(fact -> fact.kind().equals("holds-a-connection"))
        .extracting(Evidence::says)
        .singleElement()
        .asString()
        .startsWith("5 of them hold a connection already");
  }

  @Test
  void rowsThatOthersHaveLeftOpenAreAFindingOfTheirOwn() {
    Dump dump = new Dump().main();
    for (long id = 10; id < 30; id += 4) {
      caller(dump, id);
      rows(dump, id + 1, id + 100);
    }
    assertThat(findings(dump))
        .hasSize(2)
        .allSatisfy(finding ->
            assertThat(finding.evidence())
                .extracting(Evidence::kind)
                .doesNotContain("holds-a-connection"))
        .extracting(Finding::fix)
        .anySatisfy(fix -> assertThat(fix).contains("close the rows, statements and transactions"))
        .anySatisfy(fix -> assertThat(fix).contains("defer rows.Close()"));
  }
}
