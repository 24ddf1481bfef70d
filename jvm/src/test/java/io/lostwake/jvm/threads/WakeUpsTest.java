package io.lostwake.jvm.threads;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.jvm.hprof.HeapGraph;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against a program that dumps its heap in the moment in which it has woken many threads. How many
 * of them do not run yet differs from run to run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WakeUpsTest {
  private HeapGraph graph;
  private JvmThreads threads;
  private WakeUps wakeUps;

  @BeforeAll
  void dumpTheProgram(@TempDir Path directory) throws Exception {
    Path dump = directory.resolve("woken.hprof");
    StuckProgram.run(directory, "WokenThreads", "-Ddump=" + dump);
    graph = HeapGraph.open(dump);
    threads = JvmThreads.of(graph);
    wakeUps = new WakeUps(graph, threads);
  }

  @AfterAll
  void close() {
    graph.close();
  }

  @Test
  void nobodyWhoWasWokenIsTakenForOneWhoSleeps() {
    assertThat(named("woken-")).allMatch(wakeUps::mayBeUnderWay);
  }

  @Test
  void everybodyElseSleeps() {
    List<JvmThread> asleep = named("asleep-");

    assertThat(asleep).hasSize(40 * 2 * 6 + 2);
    assertThat(asleep).noneMatch(wakeUps::mayBeUnderWay);
  }

  @Test
  void whoWasNotifiedNoLongerWaits() {
    assertThat(named("notified"))
        .hasSize(2)
        .allMatch(thread -> thread.state() == ThreadState.BLOCKED);
  }

  @Test
  void knowsWhoseNotifyIsAwaited() {
    assertThat(named("asleep-wait"))
        .hasSize(2)
        .allMatch(
            thread -> graph.classOf(wakeUps.monitorOf(thread)).name().equals("java.lang.Object"));
  }

  private List<JvmThread> named(String prefix) {
    return threads.all().stream().filter(thread -> thread.name().startsWith(prefix)).toList();
  }
}
