package io.lostwake.jvm.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The collector frees no platform thread; the names in the program say what is true. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformThreadsTest {
  private final Proven proven;

  PlatformThreadsTest(@TempDir Path directory) throws Exception {
    var programs = new Programs(directory);
    Path dump = programs.dump(List.of("-XX:+UseSerialGC"), List.of("Platform", "wait"), false);
    proven = Proven.in(dump, HeapContents.LIVE_OBJECTS);
  }

  @Test
  void whoeverNothingAliveReachesIsLost() {
    assertThat(proven.named("lost-"))
        .hasSizeGreaterThan(8)
        .allSatisfy((name, tier) -> assertThat(tier).as(name).isEqualTo(Tier.NOTHING_CAN_WAKE));
  }

  @Test
  void whoeverSomethingAliveReachesIsNotAndTheWayIsTold() {
    assertThat(proven.named("kept-"))
        .hasSizeGreaterThan(12)
        .allSatisfy((name, tier) -> assertThat(tier).as(name).isEqualTo(Tier.NOT_PROVEN));
    assertThat(proven.ways())
        .containsEntry(
            "kept-consumer",
            "static Platform.kept -> ArrayList.elementData -> Object[0] ->"
                + " LinkedBlockingQueue.notEmpty -> ConditionObject.firstWaiter -> Node.waiter")
        .containsEntry(
            "kept-static-getter-wait", "static Platform.MONITOR -> the monitor of Object")
        .containsEntry("kept-class-wait", "the monitor of class Platform");
  }

  @Test
  void aTaskThatOnlyShutdownCanWakeSaysWhose() {
    assertThat(proven.named("executor-"))
        .hasSize(3)
        .allSatisfy((name, tier) -> assertThat(tier).as(name).isEqualTo(Tier.ONLY_ITS_EXECUTOR));
    assertThat(proven.executors())
        .containsEntry("executor-pool-task#1", "java.util.concurrent.ThreadPoolExecutor")
        .containsEntry("executor-fork-join-task", "java.util.concurrent.ForkJoinPool")
        .containsEntry("executor-common-pool-task", "java.util.concurrent.ForkJoinPool");
  }

  /** The permit of a platform thread is native: somebody may have unparked it a moment ago. */
  @Test
  void aBareParkOfAPlatformThreadProvesNothing() {
    assertThat(proven.tiers()).containsEntry("unseen-park", Tier.NOT_PROVEN);
  }

  @Test
  void aMonitorThatCompiledFramesDoNotShowProvesNothing() {
    assertThat(proven.tiers())
        .containsEntry("unseen-lost-wait", Tier.NOT_PROVEN)
        .containsEntry("unseen-kept-wait", Tier.NOT_PROVEN);
  }

  @Test
  void noThreadOfTheJvmItselfIsLost() {
    assertThat(proven.tiers()).containsKeys("main", "Finalizer", "Reference Handler");
    assertThat(proven.tiers().keySet())
        .filteredOn(name -> !name.contains("-") || name.startsWith("ForkJoinPool"))
        .allSatisfy(
            name -> assertThat(proven.tiers().get(name)).as(name).isEqualTo(Tier.NOT_PROVEN));
  }
}
