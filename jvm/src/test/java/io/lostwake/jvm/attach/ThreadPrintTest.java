package io.lostwake.jvm.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Snapshot;
import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import io.lostwake.testkit.OtherJdk;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThreadPrintTest {
  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource
  void platformThreadsAreCountedByWhatTheyWaitFor(OtherJdk jdk) throws Exception {
    try (Program program = Program.start(jdk, directory, "Deadlocked")) {
      ThreadPrint print = ThreadPrint.of(program.jvm());
      Snapshot snapshot = print.count("4711", Instant.EPOCH);
      assertThat(snapshot.strandsByWait())
          .containsEntry(WaitKind.MONITOR_ENTER, 5L)
          .containsEntry(WaitKind.PARK, 2L);
      assertThat(snapshot.strandsByKind()).containsOnlyKeys(StrandKind.PLATFORM_THREAD);
      assertThat(snapshot.total())
          .isEqualTo(print.text().lines().filter(line -> line.contains("Thread.State: ")).count());
      assertThat(snapshot.warnings())
          .singleElement()
          .satisfies(warning -> assertThat(warning.cost()).contains("virtual threads"));
    }
  }
}
