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

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnershipTest {
  private HeapGraph graph;
  private JvmThreads threads;
  private Ownership ownership;

  @BeforeAll
  void dumpTheProgram(@TempDir Path directory) throws Exception {
    graph = StuckProgram.dump(directory, "StuckThreads");
    threads = JvmThreads.of(graph);
    ownership = new Ownership(graph, threads);
  }

  @AfterAll
  void close() {
    graph.close();
  }

  @Test
  void findsTheCirclesOfBothSortsOfThreads() {
    List<List<String>> circles =
        ownership.cycles().stream().map(cycle -> names(cycle.threads())).toList();

    assertThat(circles)
        .containsExactlyInAnyOrder(
            List.of("p-cycle-left", "p-cycle-right"),
            List.of("v-cycle-left", "v-cycle-right"),
            List.of("v-upgrade"),
            List.of("p-upgrade"));
  }

  @Test
  void knowsWhoIsStuckBehindACircle() {
    assertThat(ownership.cycles())
        .filteredOn(cycle -> cycle.threads().size() == 2)
        .extracting(cycle -> names(cycle.behind()))
        .containsExactlyInAnyOrder(List.of("p-cycle-behind"), List.of("v-cycle-behind"));
  }

  @Test
  void findsTheLocksOfEndedThreads() {
    assertThat(ownership.orphanedLocks())
        .extracting(lock -> List.copyOf(names(lock.waiters())))
        .containsExactlyInAnyOrder(
            List.of("p-lock-orphan-virtual", "v-lock-orphan-virtual"),
            List.of("p-lock-orphan-platform", "v-lock-orphan-platform"),
            List.of("p-write-orphan", "v-write-orphan"),
            List.of("p-write-lock-behind-ended-reader", "v-write-lock-behind-ended-reader"));
    assertThat(ownership.orphanedLocks())
        .allMatch(lock -> threads.hasEnded(lock.ownerObject()))
        .extracting(lock -> threads.name(lock.ownerObject()))
        .containsExactlyInAnyOrder("tx-7", "tx-8", "tx-7", "tx-7");
  }

  @Test
  void leavesOutWhomAnInterruptOrALimitCouldFree() {
    JvmThread interruptible = named("v-lock-interruptibly");
    JvmThread limited = named("p-lock-limited");
    JvmThread plain = named("v-lock");

    assertThat(ownership.holderFor(interruptible)).isEqualTo(HeapGraph.NONE);
    assertThat(ownership.holderFor(limited)).isEqualTo(HeapGraph.NONE);
    assertThat(threads.name(ownership.holderFor(plain))).isEqualTo("main");
  }

  private JvmThread named(String name) {
    return threads.all().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> names(List<JvmThread> threads) {
    return threads.stream().map(JvmThread::name).sorted().toList();
  }
}
