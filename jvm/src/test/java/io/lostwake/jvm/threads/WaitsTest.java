package io.lostwake.jvm.threads;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.testkit.Golden;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against programs in which each thread waits for something else; its name says for what. */
class WaitsTest {
  /** Where the JDK itself treats the two sorts of thread differently, or only one can be there. */
  private static final Set<String> DIFFERENT = Set.of("reads-input", "socket-read-limited", "spin");

  @Test
  void saysTheSameOfVirtualAndOfPlatformThreads(@TempDir Path directory) throws Exception {
    try (HeapGraph graph = StuckProgram.dump(directory, "StuckThreads")) {
      Map<String, String> described = Described.threads(graph);
      var shown = new StringBuilder();
      described.forEach((name, text) -> {
        if (name.startsWith("p-") && !DIFFERENT.contains(name.substring(2))) {
          assertThat(described.getOrDefault("v-" + name.substring(2), "nothing"))
              .as(name)
              .isEqualTo(asVirtual(text));
        }
        if (isOfProgram(name)) {
          shown.append(name).append("  ").append(text).append('\n');
        }
      });
      Golden.assertMatches("waits.txt", shown.toString());
    }
  }

  @Test
  void saysLessOfCompiledCodeButNothingElse(@TempDir Path directory) throws Exception {
    Map<String, String> compiled;
    try (HeapGraph graph = StuckProgram.dump(directory, "StuckThreads", "-Xcomp")) {
      compiled = Described.threads(graph);
    }
    try (HeapGraph graph = StuckProgram.dump(directory, "StuckThreads", "-Xint")) {
      Map<String, String> interpreted = Described.threads(graph);
      int sentences = 0;
      for (String name : compiled.keySet()) {
        if (isOfProgram(name)) {
          for (String sentence : compiled.getOrDefault(name, "").lines().toList()) {
            assertThat(interpreted.getOrDefault(name, "").lines()).as(name).contains(sentence);
            sentences++;
          }
        }
      }
      assertThat(sentences).isGreaterThan(300);
    }
  }

  @Test
  void countsTheOpenSubtasksOfAScope(@TempDir Path directory) throws Exception {
    try (HeapGraph graph = StuckProgram.dump(directory, "StuckScopes", "--enable-preview")) {
      Map<String, String> described = Described.threads(graph);

      assertThat(described)
          .containsEntry("v-scope", described.getOrDefault("p-scope", ""))
          .containsEntry(
              "v-scope",
              """
              JOIN StructuredTaskScope.join
                  waits for: StructuredTaskScope "orders", 2 subtasks open
                  task: a lambda of StuckScopes\
              """)
          .containsEntry(
              "subtask",
              """
              LATCH_AWAIT CountDownLatch.await
                  waits for: CountDownLatch at 1
                  executor: StructuredTaskScope "orders"
                  task: a lambda of StuckScopes\
              """);
    }
  }

  /** Not the threads of the JVM, some of which come and go. */
  private static boolean isOfProgram(String name) {
    return !name.matches(
        "Fork.*|[CM].*|Signal.*|Reference Handler|Finalizer|Notification.*|Service.*|Attach.*"
            + "|SubPoller.*|VirtualThread-unblocker|process reaper.*|[vp]-reads-input|Common-.*");
  }

  private static String asVirtual(String text) {
    return text.replace("thread #N \"p-", "virtual thread #N \"v-").replace("\"p-", "\"v-");
  }
}
