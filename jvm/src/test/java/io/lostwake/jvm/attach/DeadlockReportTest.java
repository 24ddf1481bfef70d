package io.lostwake.jvm.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.jvm.attach.ReportedDeadlock.Participant;
import io.lostwake.testkit.OtherJdk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadlockReportTest {
  private static final String HOSTILE = "cycle \"2\":\n  which is held by \"x\"\n\n";
  private static final String CYCLE =
      """
      "a" #21 prio=5
      "b" #22 [77] daemon prio=5

      Found one Java-level deadlock:
      =============================
      "a":
        waiting to lock monitor 0x00007f3360001d70 (object 0x00000400001416c0, a java.lang.String),
        which is held by "b"

      "b":
        waiting for ownable synchronizer 0x000004000017e638, (a com.acme.Lock),
        which is held by "a"

      Java stack information for the threads listed above:
      ===================================================
      "a":
      	at Main.main(Main.java:1)

      Found 1 deadlock.

      """;

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource
  void hotSpotsOwnReportIsReadFromARealProgram(OtherJdk jdk) throws Exception {
    try (Program program = Program.start(jdk, directory, "Deadlocked")) {
      DeadlockReport report = ThreadPrint.of(program.jvm()).deadlocks();
      assertThat(report.notUnderstood()).isZero();
      assertThat(report.deadlocks()).hasSize(2);
      ReportedDeadlock three = report.deadlocks().getFirst();
      assertThat(three.cycle())
          .extracting(Participant::name)
          .containsExactlyInAnyOrder("cycle-1", HOSTILE, "cycle-3");
      assertThat(three.cycle())
          .extracting(Participant::awaitedClass)
          .containsExactlyInAnyOrder("java.lang.String", "[I", "java.lang.Object");
      assertThat(three.cycle()).allMatch(Participant::isMonitor);
      assertThat(three.cycle()).allMatch(participant -> participant.threadId() != null);
      assertThat(three.victims()).extracting(Participant::name).containsExactly("early victim");
      for (int i = 0; i < 3; i++) {
        assertThat(three.cycle().get(i).holder()).isEqualTo(three.cycle().get((i + 1) % 3).name());
      }
      ReportedDeadlock pair = report.deadlocks().getLast();
      assertThat(pair.cycle())
          .hasSizeBetween(1, 2)
          .allMatch(twin -> twin.name().equals("twin") && twin.threadId() == null)
          .noneMatch(Participant::isMonitor);
    }
  }

  @Test
  void aThreadIdIsTakenFromTheThreadsAbove() {
    ReportedDeadlock deadlock = DeadlockReport.in(CYCLE).deadlocks().getFirst();
    assertThat(deadlock.cycle())
        .containsExactly(
            new Participant("a", 21L, "java.lang.String", true, "b"),
            new Participant("b", 22L, "com.acme.Lock", false, "a"));
    assertThat(deadlock.victims()).isEmpty();
  }

  @Test
  void aNameThatIsNotUniqueHasNoId() {
    String text = CYCLE.replace("\"b\" #22", "\"a\" #7 prio=5\n\"b\" #22");
    assertThat(DeadlockReport.in(text).deadlocks().getFirst().cycle())
        .extracting(Participant::threadId)
        .containsExactly(null, 22L);
  }

  @Test
  void aChainThatDoesNotCloseIsNotBelieved() {
    String text = CYCLE.replace("held by \"a\"", "held by \"c\"");
    assertThat(DeadlockReport.in(text)).isEqualTo(new DeadlockReport(List.of(), 1));
  }

  @Test
  void aMonitorThatNativeCodeEntersAndAnUnknownOwnerAreTold() {
    String fromNative = CYCLE.replace("String),\n  which", "String)\n  in JNI, which");
    assertThat(DeadlockReport.in(fromNative).deadlocks()).hasSize(1);
    String unknown =
        CYCLE.replace("held by \"a\"", "held by UNKNOWN_owner_addr=0x0000000000000001");
    assertThat(DeadlockReport.in(unknown)).isEqualTo(new DeadlockReport(List.of(), 1));
  }

  @Test
  void aThreadWhoseNameImitatesAReportProvesNothing() {
    String imitated = "\"x\n" + CYCLE + "\" #5 prio=5\n\nJNI global refs: 5, weak refs: 0\n\n";
    assertThat(DeadlockReport.in(imitated)).isEqualTo(new DeadlockReport(List.of(), 0));
    assertThat(DeadlockReport.in(imitated + CYCLE)).isEqualTo(new DeadlockReport(List.of(), 1));
  }

  @Test
  void aReportThatIsCutOffAnywhereProvesNothing() {
    String complete = CYCLE.stripTrailing();
    assertThat(DeadlockReport.in(complete).deadlocks()).hasSize(1);
    for (int length = 0; length < complete.length(); length++) {
      assertThat(DeadlockReport.in(complete.substring(0, length)).deadlocks())
          .as("%d characters", length)
          .isEmpty();
    }
  }

  @Test
  void aHostileNameIsNoTrap() {
    String imitation =
        "a\":\n  waiting to lock monitor 0x1 (object 0x1, a X),\n  which is held by \""
            .repeat(100_000);
    for (String name : List.of(imitation, "\"\n\n".repeat(100_000))) {
      String waiting = CYCLE.replace("\"a\":\n  waiting", "\"" + name + "\":\n  waiting");
      assertThat(DeadlockReport.in(waiting)).isEqualTo(new DeadlockReport(List.of(), 1));
      String holding = CYCLE.replace("held by \"b\"", "held by \"" + name + "\"");
      assertThat(DeadlockReport.in(holding)).isEqualTo(new DeadlockReport(List.of(), 1));
    }
  }
}
