package io.lostwake.diagnosis;

import static io.lostwake.diagnosis.Dump.app;
import static io.lostwake.diagnosis.Dump.std;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a dump does not tell which goroutine started another one: before Go 1.21. */
class WaitgroupMismatchTest {
  private static final Frame WAIT = std("sync.(*WaitGroup).Wait");
  private static final Frame COLLECT = app("main.collect", 30);
  private static final Frame WORK = app("main.work", 50);

  private static Dump dump() {
    return new Dump().withoutCreatorIds().main();
  }

  private static Dump waiting(Dump dump, Frame startedBy) {
    return dump.startedBy(startedBy).goroutine(21, 0, WaitKind.WAIT_GROUP_WAIT, WAIT, COLLECT);
  }

  private static List<Finding> findings(Dump dump) {
    Diagnosis diagnosis = Examiner.withBuiltInKnowledge().examine(List.of(dump.snapshot()));
    return diagnosis.findings();
  }

  private static void isMismatch(Dump dump) {
    assertThat(findings(dump)).extracting(Finding::cause).containsExactly("waitgroup-mismatch");
  }

  @Test
  void withoutAnyOtherGoroutineItIsAMismatch() {
    isMismatch(waiting(dump(), app("main.main", 9)));
  }

  @Test
  void aGoroutineStartedByAFunctionOnTheWaitingStackMayCallDone() {
    Dump dump =
        waiting(dump(), app("main.main", 9))
            .startedBy(app("main.collect", 25))
            .goroutine(22, 0, WaitKind.CHAN_RECEIVE, WORK);
    assertThat(findings(dump)).isEmpty();
  }

  @Test
  void aGoroutineStartedByTheOneThatStartedTheWaitMayCallDone() {
    Dump dump =
        waiting(dump(), app("main.Serve", 9))
            .startedBy(app("main.Serve", 12))
            .goroutine(22, 0, WaitKind.CHAN_RECEIVE, WORK);
    assertThat(findings(dump)).isEmpty();
  }

  @Test
  void aGoroutineOfAnErrgroupMayEndTheWaitForThatErrgroup() {
    Frame wait = library("golang.org/x/sync/errgroup.(*Group).Wait");
    Dump dump =
        dump()
            .startedBy(app("main.main", 9))
            .goroutine(21, 0, WaitKind.WAIT_GROUP_WAIT, WAIT, wait, COLLECT)
            .startedBy(library("golang.org/x/sync/errgroup.(*Group).Go"))
            .goroutine(22, 0, WaitKind.CHAN_RECEIVE, WORK);
    assertThat(findings(dump)).isEmpty();
  }

  @Test
  void aGoroutineOfAnErrgroupEndsNoOtherWait() {
    isMismatch(
        waiting(dump(), app("main.main", 9))
            .startedBy(library("golang.org/x/sync/errgroup.(*Group).Go"))
            .goroutine(22, 0, WaitKind.CHAN_RECEIVE, WORK));
  }

  @Test
  void aGoroutineStartedElsewhereDoesNotCallDone() {
    isMismatch(
        waiting(dump(), app("main.main", 9))
            .startedBy(app("main.listen", 70))
            .goroutine(22, 0, WaitKind.CHAN_RECEIVE, WORK));
  }

  private static Frame library(String function) {
    return new Frame(function, "golang.org/x/sync@v0.1.0/errgroup.go", 1, Origin.LIBRARY);
  }
}
