package io.lostwake.jvm.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The ways that keep threads possible, on a real dump of the program of holders. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhyAliveTest {
  private static final String TAKES =
      "LinkedBlockingQueue.notEmpty -> ConditionObject.firstWaiter -> Node.waiter";

  private final Proven proven;

  WhyAliveTest(@TempDir Path directory) throws Exception {
    Path dump =
        new Programs(directory).dump(List.of("-XX:+UseG1GC"), List.of("Holders", "wait"), false);
    proven = Proven.in(dump, HeapContents.LIVE_OBJECTS);
  }

  @Test
  void aStaticFieldIsWhereAWayBegins() {
    assertThat(way("kept-static#0")).isEqualTo("static Holders.statically -> " + TAKES);
    assertThat(way("kept-field#1"))
        .isEqualTo(
            "static Holders.kept -> ArrayList.elementData -> Object[26] -> Key.queue (2 times) -> "
                + TAKES);
    assertThat(way("kept-shutdown-hook#0"))
        .startsWith("static java.lang.ApplicationShutdownHooks.hooks -> ");
  }

  @Test
  void aLivingThreadIsNamedWithItsCallOrItsField() {
    assertThat(way("kept-local#0"))
        .matches(
            "thread #\\d+ \"Thread-\\d+\" in Holders.sleepWith\\(Holders.java:\\d+\\)"
                + " -> Object\\[0] -> .*");
    assertThat(way("kept-thread-local#0")).contains(" -> Thread.threadLocals -> ");
    assertThat(way("kept-joiner#0")).endsWith(" -> the monitor of Thread");
  }

  @Test
  void whatIsNoFieldIsSaidInWords() {
    assertThat(way("kept-native-callback#0")).startsWith("a JNI global reference -> ");
    assertThat(way("kept-class-value#0")).startsWith("something the dump does not show, which ");
    assertThat(way("monitor-kept-reference-queue#0"))
        .isEqualTo("the garbage collector -> the monitor of Lock");
    assertThat(way("weak#0")).contains(" -> Reference.referent -> ");
    assertThat(way("executor-held#0"))
        .startsWith("static Holders.held -> ThreadPerTaskExecutor.threads -> ");
  }

  @Test
  void everyWaitingThreadThatIsNotLostHasAWayAndNoLostOneHas() {
    Map<String, Tier> waiting = new TreeMap<>(proven.tiers());
    waiting.keySet().removeIf(name -> !name.matches(".*#\\d") || isAliveByItself(name));
    assertThat(waiting)
        .hasSizeGreaterThan(400)
        .allSatisfy((name, tier) ->
            assertThat(proven.ways().containsKey(name))
                .as(name)
                .isEqualTo(tier != Tier.NOTHING_CAN_WAKE));
  }

  private static boolean isAliveByItself(String name) {
    return name.startsWith("kept-sleep")
        || name.startsWith("kept-timed-latch")
        || name.startsWith("monitor-lost-entry");
  }

  private String way(String name) {
    return proven.ways().getOrDefault(name, "no way to " + name);
  }
}
