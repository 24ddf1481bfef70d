package io.lostwake.jvm.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import io.lostwake.jvm.threads.JvmThread;
import io.lostwake.jvm.threads.JvmThreads;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a dump has to hold for a proof, and who else reaches an object. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostThreadsTest {
  private static final List<String> PROGRAM = List.of("Holders", "wait");

  private final Path directory;
  private final Path live;
  private final Path all;

  LostThreadsTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
    var programs = new Programs(directory);
    live = programs.dump(List.of("-XX:+UseSerialGC"), PROGRAM, false);
    all = programs.dump(List.of("-XX:+UseSerialGC", "-Xmn80m", "-Dgarbage=300000"), PROGRAM, true);
  }

  @Test
  void aDumpOfAllObjectsIsToldFromOneOfLiveObjects() throws Exception {
    assertThat(hasGarbage(live)).isFalse();
    assertThat(hasGarbage(all)).isTrue();
  }

  @Test
  void aDumpOfAllObjectsShowsTheThreadsOfDroppedExecutors() throws Exception {
    assertThat(Proven.in(live, HeapContents.LIVE_OBJECTS).tiers())
        .doesNotContainKey("lost-executor-dropped#0");
    assertThat(Proven.in(all, HeapContents.ALL_OBJECTS).tiers())
        .containsEntry("lost-executor-dropped#0", Tier.NOTHING_CAN_WAKE)
        .containsEntry("lost-idle-worker#0", Tier.NOTHING_CAN_WAKE)
        .containsEntry("lost-queue#0", Tier.NOTHING_CAN_WAKE)
        .containsEntry("kept-class-value#0", Tier.NOT_PROVEN)
        .containsEntry("executor-held#0", Tier.ONLY_ITS_EXECUTOR);
  }

  @Test
  void noThreadThatIsAliveIsLostInADumpOfAllObjects() throws Exception {
    assertThat(Proven.in(all, HeapContents.ALL_OBJECTS).named("kept-"))
        .hasSizeGreaterThan(240)
        .allSatisfy((name, tier) -> assertThat(tier).as(name).isEqualTo(Tier.NOT_PROVEN));
  }

  @Test
  void aDumpThatIsCutShortProvesNothing() throws Exception {
    Path cut = Files.copy(live, directory.resolve("cut"), StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(cut, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 100_000);
    }
    try (HeapGraph graph = HeapGraph.open(cut)) {
      JvmThreads threads = JvmThreads.of(graph);
      LostThreads lost = LostThreads.in(graph, threads);

      assertThat(lost.whyNoProof()).contains("not complete");
      assertThat(threads.all())
          .isNotEmpty()
          .allSatisfy(thread -> {
            assertThat(lost.tierOf(thread)).isEqualTo(Tier.NOT_PROVEN);
            assertThat(lost.whyAlive(thread)).isEmpty();
            assertThat(lost.isReachableByOthers(thread.object(), thread)).isTrue();
          });
    }
  }

  @Test
  void whatOnlyItsWaiterHoldsIsReachedByNobodyElse() throws Exception {
    try (HeapGraph graph = HeapGraph.open(live)) {
      JvmThreads threads = JvmThreads.of(graph);
      LostThreads lost = LostThreads.in(graph, threads);
      var others = new Others(graph, threads, lost);

      assertThat(others.reach("lost-future#0", "java.util.concurrent.CompletableFuture")).isFalse();
      assertThat(others.reach("executor-held#0", "java.util.concurrent.LinkedBlockingQueue"))
          .isFalse();
      assertThat(others.reach("lost-owner-waits#0", "java.util.concurrent.locks.ReentrantLock"))
          .isTrue();
      assertThat(others.reach("lost-ring#0", "java.util.concurrent.LinkedBlockingQueue")).isTrue();
      assertThat(others.reach("kept-semaphore#0", "java.util.concurrent.Semaphore")).isTrue();
    }
  }

  private record Others(HeapGraph graph, JvmThreads threads, LostThreads lost) {
    /** Whether others reach the object of a class that a thread has on its stack. */
    boolean reach(String name, String type) {
      JvmThread waiter =
          threads.all().stream()
              .filter(thread -> thread.name().equals(name))
              .findFirst()
              .orElseThrow();
      HeapThread stack = Objects.requireNonNull(waiter.stack());
      int object =
          stack
              .locals()
              .filter(local -> graph.classOf(local).name().equals(type))
              .findFirst()
              .orElseThrow();
      return lost.isReachableByOthers(object, waiter);
    }
  }

  private static boolean hasGarbage(Path dump) throws Exception {
    try (HeapGraph graph = HeapGraph.open(dump)) {
      return LostThreads.in(graph, JvmThreads.of(graph)).hasGarbage();
    }
  }
}
