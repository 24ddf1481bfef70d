package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.FatalError;
import io.lostwake.model.Frame;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Strand;
import io.lostwake.model.WaitFamily;
import io.lostwake.model.WaitKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Go 1.26 and 1.27 really print, read from processes that this test runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracebackOfRealProgramsTest {
  private static final String OLDER = "local";
  private static final String NEWER = "go1.27.4";
  private static final Pattern HEADER =
      Pattern.compile("^goroutine [1-9]\\d* .*:$", Pattern.MULTILINE);

  private LossyProgram older;
  private LossyProgram newer;

  @BeforeAll
  void build(@TempDir Path olderDirectory, @TempDir Path newerDirectory) throws Exception {
    older = LossyProgram.build(olderDirectory, OLDER);
    newer = LossyProgram.build(newerDirectory, NEWER);
  }

  private LossyProgram program(String toolchain) {
    return toolchain.equals(OLDER) ? older : newer;
  }

  @ParameterizedTest
  @ValueSource(strings = {OLDER, NEWER})
  void everyWaitOfAWholeDumpIsCounted(String toolchain) throws Exception {
    byte[] dump = program(toolchain).output("stack", Map.of());

    Snapshot snapshot = Tracebacks.read(dump);

    assertThat(snapshot.total()).isEqualTo(headers(dump));
    assertThat(snapshot.warnings()).isEmpty();
    assertThat(snapshot.strandsByWait())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry(WaitKind.RUNNING, 1L),
                Map.entry(WaitKind.CHAN_SEND, 3L),
                Map.entry(WaitKind.CHAN_RECEIVE, 12L),
                Map.entry(WaitKind.CHAN_SEND_NIL, 3L),
                Map.entry(WaitKind.CHAN_RECEIVE_NIL, 3L),
                Map.entry(WaitKind.SELECT_NO_CASES, 3L),
                Map.entry(WaitKind.SELECT, 6L),
                // RWMutex.Lock waits for a Mutex inside it while another writer has the lock.
                Map.entry(WaitKind.MUTEX_LOCK, 6L),
                Map.entry(WaitKind.RWMUTEX_READ_LOCK, 3L),
                Map.entry(WaitKind.WAIT_GROUP_WAIT, 3L),
                Map.entry(WaitKind.CONDITION_WAIT, 3L),
                Map.entry(WaitKind.SLEEP, 3L)));
    assertThat(snapshot.tells()).containsExactlyInAnyOrder(Detail.values());
    assertThat(snapshot.cohorts()).extracting(Cohort::lockedToThread).contains(3L);
    assertThat(snapshot.cohorts()).extracting(c -> c.stack().elided()).contains(21);
  }

  @ParameterizedTest
  @ValueSource(strings = {OLDER, NEWER})
  void thoseWhoWaitForOneLockWaitForOneAddress(String toolchain) throws Exception {
    Snapshot snapshot = Tracebacks.read(program(toolchain).output("stack", Map.of()));

    for (Cohort cohort : snapshot.cohorts()) {
      boolean isOneInstance =
          Set.of(WaitKind.MUTEX_LOCK, WaitKind.WAIT_GROUP_WAIT, WaitKind.CONDITION_WAIT)
              .contains(cohort.blockedOn().kind());
      Set<Long> addresses = new TreeSet<>();
      for (Strand strand : cohort.samples()) {
        if (strand.waitsFor() != null) {
          addresses.add(strand.waitsFor().address());
        }
      }
      assertThat(addresses).as("%s", cohort).hasSize(isOneInstance ? 1 : addresses.size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OLDER, NEWER})
  void aPanicIsReadWithItsMessage(String toolchain) throws Exception {
    Snapshot snapshot =
        Tracebacks.read(program(toolchain).output("panic", Map.of("GOTRACEBACK", "all")));

    assertThat(snapshot.fatalError()).isEqualTo(new FatalError("panic: boom", false));
    assertThat(snapshot.total()).isEqualTo(49);
    assertThat(snapshot.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {OLDER, NEWER})
  void everyLevelOfTracebackShowsTheSamePlaces(String toolchain) throws Exception {
    Snapshot all =
        Tracebacks.read(program(toolchain).output("panic", Map.of("GOTRACEBACK", "all")));
    Snapshot system =
        Tracebacks.read(program(toolchain).output("panic", Map.of("GOTRACEBACK", "system")));
    byte[] crashDump = program(toolchain).output("panic", Map.of("GOTRACEBACK", "crash"));
    Snapshot crash = Tracebacks.read(crashDump);

    assertThat(places(system)).isEqualTo(places(all));
    assertThat(places(crash)).isEqualTo(places(all));
    assertThat(system.warnings()).isEmpty();
    assertThat(crash.warnings()).isEmpty();
    assertThat(crash.total()).isEqualTo(headers(crashDump));
    assertThat(system.strandsByWait()).containsKey(WaitKind.RUNTIME_INTERNAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {OLDER, NEWER})
  void aDeadlockIsTheEndOfEveryStrand(String toolchain) throws Exception {
    Snapshot snapshot = Tracebacks.read(program(toolchain).output("deadlock", Map.of()));

    assertThat(snapshot.fatalError())
        .isEqualTo(new FatalError("fatal error: all goroutines are asleep - deadlock!", true));
    assertThat(snapshot.total()).isEqualTo(43);
    assertThat(snapshot.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {OLDER, NEWER})
  void aQuitSignalIsReadWithItsRegistersSkipped(String toolchain) throws Exception {
    byte[] dump = program(toolchain).outputOfQuit();

    Snapshot snapshot = Tracebacks.read(dump);

    assertThat(new String(dump, StandardCharsets.UTF_8)).contains("rip    0x");
    assertThat(snapshot.fatalError()).isEqualTo(new FatalError("SIGQUIT: quit", false));
    long ofTheRuntime = snapshot.strandsByWait().getOrDefault(WaitKind.RUNTIME_INTERNAL, 0L);
    assertThat(snapshot.total() - ofTheRuntime).isEqualTo(49);
    assertThat(snapshot.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {OLDER, NEWER})
  void labelsOfBothDialectsAreCounted(String toolchain) throws Exception {
    byte[] dump = program(toolchain).output("stack", Map.of("GODEBUG", "tracebacklabels=1"));

    Snapshot snapshot = Tracebacks.read(dump);

    assertThat(snapshot.cohorts())
        .filteredOn(c -> !c.labels().isEmpty())
        .singleElement()
        .satisfies(c ->
            assertThat(c.labels().counts()).hasToString("{account={$G \"x\"=3}, tier={gold=3}}"));
    assertThat(snapshot.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {OLDER, NEWER})
  void ancestorsAreKeptWithTheSamples(String toolchain) throws Exception {
    byte[] dump = program(toolchain).output("stack", Map.of("GODEBUG", "tracebackancestors=5"));

    Snapshot snapshot = Tracebacks.read(dump);

    assertThat(snapshot.total()).isEqualTo(49);
    assertThat(snapshot.warnings()).isEmpty();
    for (Cohort cohort : snapshot.cohorts()) {
      if (cohort.creator() != null) {
        assertThat(cohort.samples().getFirst().ancestry())
            .extracting(Frame::function)
            .containsSubsequence(cohort.creator().function(), "main.main");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {NEWER})
  void theRuntimesLeakProfileMarksWhoIsLost(String toolchain) throws Exception {
    byte[] dump = program(toolchain).output("leaks", Map.of());

    Snapshot snapshot = Tracebacks.read(dump);

    assertThat(snapshot.leakProfile()).isEqualTo(LeakProfile.TAKEN);
    for (Cohort cohort : snapshot.cohorts()) {
      // Small locks without pointers are missed by this profile, so nothing is said about them.
      if (cohort.blockedOn().kind().family() == WaitFamily.CHANNEL) {
        boolean waitsForTimer = cohort.lockedToThread() > 0;
        assertThat(cohort.markedLeaked())
            .as("%s", cohort)
            .isEqualTo(waitsForTimer ? 0 : cohort.count());
      }
      assertThat(cohort.blockedOn().text()).doesNotContain("leaked");
    }
  }

  private static long headers(byte[] dump) {
    return HEADER.matcher(new String(dump, StandardCharsets.UTF_8)).results().count();
  }

  /** The places of the program's own goroutines, and how many are there. */
  private static Set<String> places(Snapshot snapshot) {
    Set<String> places = new TreeSet<>();
    for (Cohort cohort : snapshot.cohorts()) {
      WaitKind kind = cohort.blockedOn().kind();
      // The limit of 100 calls counts the runtime's too, so deep stacks are cut elsewhere.
      boolean isWhole = cohort.stack().elided() == 0;
      if (isWhole && kind != WaitKind.RUNTIME_INTERNAL && kind != WaitKind.RUNNING) {
        places.add(cohort.count() + " " + kind + " " + cohort.stack() + " " + cohort.creator());
      }
    }
    return places;
  }
}
