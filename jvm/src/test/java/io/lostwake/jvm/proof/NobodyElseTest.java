package io.lostwake.jvm.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.threads.JvmThread;
import io.lostwake.jvm.threads.JvmThreads;
import io.lostwake.jvm.threads.Waits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Threads that somebody can interrupt; their names in the program say whether anybody else reaches
 * what they wait for.
 */
class NobodyElseTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseSerialGC", "-Xcomp"})
  void whatOnlyWaitingThreadsReachIsHeldByNobodyElse(String option) throws Exception {
    Path dump = new Programs(directory).dump(List.of(option), List.of("Waiters"), false);
    Map<String, Boolean> unheld = new TreeMap<>();
    try (HeapGraph graph = HeapGraph.open(dump)) {
      JvmThreads threads = JvmThreads.of(graph);
      LostThreads lost = LostThreads.in(graph, threads, HeapContents.LIVE_OBJECTS);
      Waits waits = new Waits(graph, threads);
      for (JvmThread thread : threads.all()) {
        int blocker = waits.of(thread).blocker();
        unheld.put(thread.name(), lost.isHeldByNobodyElse(blocker, thread));
        assertThat(lost.isHeldByNobodyElse(HeapGraph.NONE, thread)).isFalse();
        assertThat(lost.tierOf(thread)).isEqualTo(Tier.NOT_PROVEN);
      }
    }
    if (option.equals("-Xcomp")) {
      // Compiled code does not keep the object whose wait was called.
      assertThat(unheld.remove("free-monitor#virtual")).isFalse();
    }
    assertThat(named("free-", unheld)).hasSizeGreaterThan(33).doesNotContainValue(false);
    assertThat(named("kept-", unheld)).hasSizeGreaterThan(44).doesNotContainValue(true);
    assertThat(unheld).containsEntry("main", false);
  }

  private static Map<String, Boolean> named(String prefix, Map<String, Boolean> all) {
    Map<String, Boolean> named = new TreeMap<>(all);
    named.keySet().removeIf(name -> !name.startsWith(prefix));
    return named;
  }
}
