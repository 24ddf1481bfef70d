package io.lostwake.jvm.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.threads.JvmThread;
import io.lostwake.jvm.threads.JvmThreads;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The ways that keep threads possible, on real dumps of the program of holders. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhyAliveTest {
  private static final List<String> PROGRAM = List.of("Holders", "wait");

  private final Path live;
  private final Path all;
  private final Proven proven;

  WhyAliveTest(@TempDir Path directory) throws Exception {
    var programs = new Programs(directory);
    live = programs.dump(List.of("-XX:+UseG1GC"), PROGRAM, false);
    all = programs.dump(List.of("-XX:+UseG1GC"), PROGRAM, true);
    proven = Proven.in(live, HeapContents.UNKNOWN);
  }

  @Test
  void aStaticFieldIsWhereAWayBegins() {
    assertThat(proven.ways())
        .containsEntry(
            "kept-static#0",
            "static Holders.statically -> LinkedBlockingQueue.notEmpty ->"
                + " ConditionObject.firstWaiter -> ConditionNode.waiter")
        .hasEntrySatisfying(
            "kept-ring#2", way -> assertThat(way).startsWith("static Holders.kept -> "));
  }
}
