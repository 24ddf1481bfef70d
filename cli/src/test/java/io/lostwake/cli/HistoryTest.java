package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.golang.EndpointSettings;
import io.lostwake.golang.Progress;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import io.lostwake.scenarios.Recording;
import io.lostwake.scenarios.Recordings;
import io.lostwake.scenarios.Variant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  @Test
  void twoRecordingsOfOneLeakingProcessAreJoined() throws Exception {
    for (Recording before : recordings("before.debug2")) {
      if (before.variant() == Variant.LEAKING) {
        Recording after = sibling(before, "after.debug2");
        List<History> histories = History.ofDumps(List.of(read(before), read(after)));
        assertThat(histories).as(before.resource()).hasSize(1);
        assertThat(histories.getFirst().snapshots()).hasSize(2);
      }
    }
  }

  @Test
  void twoProcessesOfOneProgramAreNotJoined() throws Exception {
    for (Recording once : recordings("once.debug2")) {
      Recording before = sibling(once, "before.debug2");
      assertThat(History.ofDumps(List.of(read(once), read(before)))).as(once.resource()).hasSize(2);
    }
  }

  @Test
  void aProcessThatWasRestartedBetweenTwoLooksIsReportedAlone() throws Exception {
    Snapshot first = read(Recorded.leaking("no-receiver/timeout", "once.debug2"));
    Snapshot second = read(Recorded.leaking("no-receiver/timeout", "before.debug2"));
    History history = History.ofLooks(first, second);
    assertThat(history.snapshots()).hasSize(1);
    assertThat(history.snapshots().getFirst().total()).isEqualTo(second.total());
    assertThat(history.snapshots().getFirst().warnings())
        .extracting(Warning::kind)
        .contains(Warning.Kind.NOT_ONE_PROCESS);
  }

  private static List<Recording> recordings(String name) {
    return Recordings.load().all().stream().filter(r -> r.name().equals(name)).toList();
  }

  private static Recording sibling(Recording recording, String name) {
    return Recorded.of(recording.goVersion(), recording.scenario(), recording.variant(), name);
  }

  private static Snapshot read(Recording recording) throws UnreadableSourceException {
    return SourceOptions.sources(
            EndpointSettings.DEFAULT,
            recording.open(),
            InstantSource.fixed(Instant.EPOCH),
            Progress.SILENT)
        .take("-");
  }
}
