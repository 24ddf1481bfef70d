package io.lostwake.diagnosis;

import static io.lostwake.diagnosis.Heap.app;
import static io.lostwake.diagnosis.Heap.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Companion;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Threads in the same functions at different lines, of which only some are proven lost. */
class PartlyProvenTest {
  private static final Frame LOST = app("com.acme.Orders.handle", 41);
  private static final Frame KEPT = app("com.acme.Orders.handle", 76);

  @Test
  void theFindingShowsTheLineOfTheProvenOnesAndTheCompanionThatOfTheRest() {
    Heap heap = new Heap().main();
    for (int id = 100; id < 110; id++) {
      heap.with(virtual(id, WaitKind.QUEUE_PUT, KEPT));
    }
    heap.lost(virtual(200, WaitKind.QUEUE_PUT, LOST));
    Finding finding =
        Examiner.withBuiltInKnowledge().examine(List.of(heap.snapshot())).findings().getFirst();
    assertThat(finding.count()).isEqualTo(1);
    assertThat(finding.culprit()).isEqualTo(LOST);
    assertThat(finding.stack().innermost()).contains(LOST);
    Companion rest = finding.companions().getFirst();
    assertThat(rest.count()).isEqualTo(10);
    assertThat(rest.stack().innermost()).contains(KEPT);
  }
}
