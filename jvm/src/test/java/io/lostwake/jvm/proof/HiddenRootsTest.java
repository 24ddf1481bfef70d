package io.lostwake.jvm.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the compiler has dissolved is not in a heap dump, and yet keeps threads alive. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenRootsTest {
  private static final List<String> OPTIONS =
      List.of("-XX:CompileCommand=quiet", "-XX:CompileCommand=dontinline,Hidden::nap");

  private final Programs programs;
  private final Path dump;

  HiddenRootsTest(@TempDir Path directory) throws Exception {
    programs = new Programs(directory);
    dump = programs.dump(OPTIONS, List.of("Hidden", "wait"), false);
  }

  @Test
  void theCollectorKeepsThemAll() throws Exception {
    Judgement judged = Judgement.of(programs.run(OPTIONS, List.of("Hidden", "collect")));

    assertThat(judged.fates())
        .hasSize(11)
        .allSatisfy((name, fate) -> assertThat(fate).as(name).isEqualTo("kept"));
  }

  @Test
  void anObjectThatNothingExplainsIsARootInADumpOfLiveObjects() throws Exception {
    for (HeapContents contents : List.of(HeapContents.LIVE_OBJECTS, HeapContents.UNKNOWN)) {
      Proven proven = Proven.in(dump, contents);

      assertThat(proven.tiers()).containsEntry("by-list#7", Tier.NOT_PROVEN);
      assertThat(proven.ways().get("by-list#7"))
          .startsWith("something the dump does not show, which keeps ")
          .contains("LinkedBlockingQueue.notEmpty");
    }
  }

  /** The limit that docs/limits.md tells: these proofs are false. */
  @Test
  void withoutThatRuleAndWhereItHasNoHoldTheDumpMisleads() throws Exception {
    assertThat(Proven.in(dump, HeapContents.ALL_OBJECTS).tiers())
        .containsEntry("by-list#7", Tier.NOTHING_CAN_WAKE);
    assertThat(Proven.in(dump, HeapContents.LIVE_OBJECTS).tiers())
        .containsEntry("by-queue#0", Tier.NOTHING_CAN_WAKE);
  }
}
