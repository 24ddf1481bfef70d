package io.lostwake.diagnosis;

import static io.lostwake.diagnosis.Dump.app;
import static io.lostwake.diagnosis.Dump.std;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Companion;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readers of response bodies, and the connections that they read from. */
class ResponseStreamsTest {
  private static Diagnosis examine(int readers, int connections) {
    Dump dump = new Dump().main();
    for (int i = 0; i < readers; i++) {
      dump.goroutine(
          10 + 7L * i,
          3,
          WaitKind.INPUT_OUTPUT,
          std("internal/poll.runtime_pollWait"),
          std("net/http.(*persistConn).Read"),
          std("net/http.(*bodyEOFSignal).Read"),
          app("main.read", 31));
    }
    for (int i = 0; i < connections; i++) {
      dump.goroutine(12 + 7L * i, 11, WaitKind.SELECT, std("net/http.(*persistConn).readLoop"));
    }
    return Examiner.withBuiltInKnowledge().examine(List.of(dump.snapshot()));
  }

  @Test
  void theConnectionsBelongToTheStoryOfTheirReaders() {
    Diagnosis diagnosis = examine(20, 20);
    assertThat(diagnosis.findings()).hasSize(1);
    Finding finding = diagnosis.findings().getFirst();
    assertThat(finding.cause()).isEqualTo("slow-wait");
    assertThat(finding.count()).isEqualTo(20);
    assertThat(finding.companions()).extracting(Companion::count).containsExactly(20L);
    assertThat(diagnosis.unclear()).isEmpty();
  }

  @Test
  void moreConnectionsThanReadersAreBodiesThatNobodyCloses() {
    assertThat(examine(1, 20).findings())
        .extracting(Finding::cause)
        .contains("resource-not-closed");
  }
}
