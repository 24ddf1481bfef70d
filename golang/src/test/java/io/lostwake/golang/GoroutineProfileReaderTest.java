package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Warning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoroutineProfileReaderTest {

  private static final Target TARGET = new Target("waits", TargetRuntime.GO, null);

  static Snapshot waits(String release) throws Exception {
    return read(RealProfiles.ofWaits(release, "goroutine.debug0"));
  }

  static Snapshot read(byte[] profile) throws IOException, UnreadableSourceException {
    return new GoroutineProfileReader().read(new ByteArrayInputStream(profile), TARGET);
  }

  @ParameterizedTest
  @MethodSource("io.lostwake.golang.RealProfiles#releases")
  void stacksWaitsAndCountsAreThoseOfTheTraceback(String release) throws Exception {
    Map<String, Long> printed = PrintedStacks.of(RealProfiles.ofWaits(release, "goroutine.debug2"));
    assertThat(comparable(PrintedStacks.of(waits(release)), release))
        .isEqualTo(comparable(printed, release))
        .hasSizeGreaterThan(30);
  }

  /// Left out: the goroutine that writes the profile, one that runs, and one whose stack is deeper
  /// than profiles keep. Go before 1.20 and 1.24 says only `semacquire` for locks and wait groups.
  private static Map<String, Long> comparable(Map<String, Long> counts, String release) {
    Map<String, Long> comparable = new TreeMap<>();
    counts.forEach((line, count) -> {
      if (!line.contains(" main.main ")
          && !line.contains("main.spin")
          && !line.contains("main.nested")) {
        comparable.merge(withOldWords(line, release), count, Long::sum);
      }
    });
    return comparable;
  }

  private static String withOldWords(String line, String release) {
    return switch (release) {
      case "go1.19" -> line.replaceFirst("^sync\\.(?!Cond)[^|]*", "semacquire ");
      case "go1.21.13" -> line.replaceFirst("^sync\\.WaitGroup[^|]*", "semacquire ");
      default -> line;
    };
  }

  @ParameterizedTest
  @MethodSource("io.lostwake.golang.RealProfiles#releases")
  void everyWaitOfTheProgramIsNamed(String release) throws Exception {
    Snapshot snapshot = waits(release);
    Map<String, WaitKind> expected =
        Map.ofEntries(
            Map.entry("main.nilSend", WaitKind.CHAN_SEND_NIL),
            Map.entry("main.nilReceive", WaitKind.CHAN_RECEIVE_NIL),
            Map.entry("main.send", WaitKind.CHAN_SEND),
            Map.entry("main.receiveOk", WaitKind.CHAN_RECEIVE),
            Map.entry("main.rangeOver", WaitKind.CHAN_RECEIVE),
            Map.entry("main.selectTwo", WaitKind.SELECT),
            Map.entry("main.selectNone", WaitKind.SELECT_NO_CASES),
            Map.entry("main.reflectSend", WaitKind.CHAN_SEND),
            Map.entry("main.reflectReceive", WaitKind.CHAN_RECEIVE),
            Map.entry("main.reflectSelect", WaitKind.SELECT),
            Map.entry("main.mutexLock", WaitKind.MUTEX_LOCK),
            Map.entry("main.writeLock", WaitKind.RWMUTEX_LOCK),
            Map.entry("main.readLock", WaitKind.RWMUTEX_READ_LOCK),
            Map.entry("main.waitGroup", WaitKind.WAIT_GROUP_WAIT),
            Map.entry("main.condition", WaitKind.CONDITION_WAIT),
            Map.entry("main.sleep", WaitKind.SLEEP),
            Map.entry("main.accept", WaitKind.INPUT_OUTPUT),
            Map.entry("main.systemCall", WaitKind.SYSTEM_CALL),
            Map.entry("main.spin", WaitKind.RUNNABLE),
            Map.entry("main.main", WaitKind.RUNNING));
    Map<String, WaitKind> found = new TreeMap<>();
    for (Cohort cohort : snapshot.cohorts()) {
      cohort.stack().frames().stream()
          .filter(frame -> expected.containsKey(frame.function()))
          .forEach(frame -> found.put(frame.function(), cohort.blockedOn().kind()));
    }
    assertThat(found).isEqualTo(new TreeMap<>(expected));
    assertThat(snapshot.tells(Detail.CHANNEL_DIRECTION)).isTrue();
    // Without start lines, sends and receives through reflect stay undecided.
    assertThat(snapshot.tells(Detail.NIL_CHANNELS)).isEqualTo(!release.equals("go1.19"));
  }

  @ParameterizedTest
  @MethodSource("io.lostwake.golang.RealProfiles#releases")
  void labelsTimeAndTotalAreRead(String release) throws Exception {
    Snapshot snapshot = waits(release);
    assertThat(snapshot.takenAt()).isNotNull();
    assertThat(snapshot.total())
        .isEqualTo(snapshot.cohorts().stream().mapToLong(Cohort::count).sum());
    assertThat(snapshot.cohorts().getFirst().count()).isEqualTo(6);
    Cohort labelled =
        snapshot.cohorts().stream()
            .filter(cohort -> cohort.stack().calls("main.labelled"))
            .findFirst()
            .orElseThrow();
    assertThat(labelled.labels().counts().toString())
        .isEqualTo("{empty={=1}, job={a b=1}, quote={\"\\\n\u0001é=1}}");
  }

  @ParameterizedTest
  @MethodSource("io.lostwake.golang.RealProfiles#releases")
  void aStackDeeperThanProfilesKeepIsWarnedOf(String release) throws Exception {
    assertThat(waits(release).warnings())
        .filteredOn(warning -> warning.kind() == Warning.Kind.RECORD_CUT_SHORT)
        .singleElement()
        .satisfies(warning -> assertThat(warning.says()).contains("stacks of 1 goroutine end"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"go1.26.8", "go1.27.4"})
  void theLeakProfileMarksNoMoreThanALaterTracebackMarks(String release) throws Exception {
    Snapshot leaks = read(RealProfiles.ofWaits(release, "goroutineleak.debug0"));
    String traceback =
        new String(RealProfiles.ofWaits(release, "goroutineleak.debug2"), StandardCharsets.UTF_8);
    long marked = traceback.lines().filter(line -> line.contains("(leaked)")).count();
    assertThat(leaks.leakProfile()).isEqualTo(LeakProfile.TAKEN);
    // The traceback was taken after it, and each leak profile may find more than the one before.
    assertThat(leaks.total()).isBetween(26L, marked);
    assertThat(leaks.cohorts())
        .allSatisfy(cohort -> assertThat(cohort.markedLeaked()).isEqualTo(cohort.count()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"go1.26.8", "go1.27.4"})
  void theLeakProfileMarksTheSamePlacesOfTheFullProfile(String release) throws Exception {
    Snapshot leaks = read(RealProfiles.ofWaits(release, "goroutineleak.debug0"));
    Snapshot joined = waits(release).marking(leaks);
    assertThat(joined.cohorts().stream().mapToLong(Cohort::markedLeaked).sum())
        .isEqualTo(leaks.total());
  }

  @ParameterizedTest
  @CsvSource({"go1.26.8, 3, 1", "go1.27.4, 2, 1"})
  void mainInAnEmptySelectIsNeverMarked(String release, long total, int ignored) throws Exception {
    Snapshot leaks = read(RealProfiles.ofParked(release, "goroutineleak.debug0"));
    assertThat(leaks.total()).isEqualTo(total);
    assertThat(leaks.cohorts().stream().mapToLong(Cohort::markedLeaked).sum()).isEqualTo(2);
    assertThat(leaks.warnings())
        .filteredOn(warning -> warning.kind() == Warning.Kind.PHANTOM_IGNORED)
        .hasSize(ignored);
  }

  @Test
  void aProfileOfSomethingElseIsRefusedByName() throws Exception {
    byte[] cpu = SyntheticProfiles.of("cpu", "nanoseconds").written();
    assertThatThrownBy(() -> read(cpu))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessage("a profile of cpu, not of goroutines: take /debug/pprof/goroutine");
  }

  @Test
  void theNameOfSomethingElseCannotSteerATerminal() throws Exception {
    byte[] hostile = SyntheticProfiles.of("\u001b[2Jcpu\n" + "x".repeat(1000), "count").written();
    assertThatThrownBy(() -> read(hostile))
        .isInstanceOf(UnreadableSourceException.class)
        .message()
        .startsWith("a profile of \\x1b[2Jcpu\\x0axxx")
        .hasSizeLessThan(250);
  }

  @Test
  void cockroachLabelsTellIdCreatorAndWait() throws Exception {
    Snapshot snapshot = read(SyntheticProfiles.cockroach());
    Cohort cohort = snapshot.cohorts().getFirst();
    assertThat(snapshot.tells())
        .contains(Detail.STRAND_IDS, Detail.WAIT_MINUTES, Detail.CREATOR_IDS);
    assertThat(cohort.count()).isEqualTo(2);
    assertThat(cohort.blockedOn().text()).isEqualTo("chan receive");
    assertThat(cohort.population().id(0)).isEqualTo(41);
    assertThat(cohort.population().id(1)).isEqualTo(42);
    assertThat(cohort.population().creatorId(1)).isEqualTo(7);
    assertThat(cohort.population().minutes(1)).isEqualTo(12);
    assertThat(cohort.population().minutes(0)).isEqualTo(-1);
    assertThat(cohort.markedLeaked()).isEqualTo(1);
    assertThat(cohort.labels().counts()).containsOnlyKeys("job");
    assertThat(snapshot.warnings()).isEmpty();
  }

  @Test
  void datadogsWaitsAreGoroutinesWithIdsMinutesAndCreators() throws Exception {
    Snapshot snapshot = read(SyntheticProfiles.datadog());

    assertThat(snapshot.total()).isEqualTo(4);
    assertThat(snapshot.tells()).contains(Detail.STRAND_IDS, Detail.WAIT_MINUTES, Detail.CREATORS);
    Cohort senders = snapshot.cohorts().getFirst();
    assertThat(senders.count()).isEqualTo(2);
    assertThat(senders.blockedOn().kind()).isEqualTo(WaitKind.CHAN_SEND);
    assertThat(senders.stack().frames())
        .extracting(frame -> frame.function())
        .containsExactly("main.send");
    assertThat(senders.creator()).extracting(frame -> frame.function()).isEqualTo("main.main");
    assertThat(senders.population().id(0)).isEqualTo(7);
    assertThat(senders.population().minutes(0)).isEqualTo(12);
    assertThat(senders.population().minutes(1)).isEqualTo(-1);
    assertThat(senders.lockedToThread()).isEqualTo(1);
    assertThat(snapshot.cohorts())
        .anySatisfy(cohort -> {
          assertThat(cohort.stack().elided()).isEqualTo(1);
          assertThat(cohort.creator()).isEqualTo(senders.creator());
        })
        .anySatisfy(cohort -> {
          assertThat(cohort.blockedOn().kind()).isEqualTo(WaitKind.RUNNING);
          assertThat(cohort.creator()).isNull();
        });
    assertThat(snapshot.warnings()).isEmpty();
  }

  @Test
  void pyroscopeExportsAreGosOwnProfileUnderEitherName() throws Exception {
    for (String type : List.of("goroutine", "goroutines")) {
      Snapshot snapshot = read(SyntheticProfiles.counted(type));
      assertThat(snapshot.total()).isEqualTo(3);
      assertThat(snapshot.leakProfile()).isEqualTo(LeakProfile.NOT_TAKEN);
    }
  }

  @Test
  void aWallClockProfileOfGoroutinesIsNotTakenForASnapshotOfThem() {
    // fgprof adds up samples over time: its counts are no goroutines.
    assertThatThrownBy(() -> read(SyntheticProfiles.counted("samples")))
        .hasMessageContaining("a profile of samples");
  }

  @Test
  void withoutLinesItIsSaidThatNilChannelsCannotBeTold() throws Exception {
    Snapshot snapshot = read(SyntheticProfiles.withoutLines());
    assertThat(snapshot.cohorts().getFirst().blockedOn().kind()).isEqualTo(WaitKind.CHAN_SEND);
    assertThat(snapshot.tells(Detail.NIL_CHANNELS)).isFalse();
    assertThat(snapshot.warnings())
        .extracting(Warning::kind)
        .contains(Warning.Kind.NIL_CHANNEL_NOT_TOLD);
  }

  @Test
  void impossibleCountsAreWarnedOfAndNotCounted() throws Exception {
    Snapshot snapshot = read(SyntheticProfiles.withCounts(-1, Long.MAX_VALUE, 3));
    assertThat(snapshot.total()).isEqualTo(3);
    assertThat(snapshot.warnings())
        .anySatisfy(warning ->
            assertThat(warning.says()).isEqualTo("2 samples have a negative or impossible count."));
  }

  @Test
  void aProfileCutAnywhereIsUnreadable() {
    byte[] whole = RealProfiles.ofWaits("go1.24.13", "goroutine.debug0");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(UnreadableSourceException.class);
    }
  }

  @Test
  void aChangedProfileIsUnreadableOrASnapshot() throws Exception {
    byte[] plain =
        new GZIPInputStream(
                new ByteArrayInputStream(RealProfiles.ofWaits("go1.24.13", "goroutine.debug0")))
            .readAllBytes();
    Random random = new Random(5);
    int read = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] changed = plain.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(changed).total()).isNotNegative();
        read++;
      } catch (UnreadableSourceException e) {
        assertThat(e).hasMessageNotContaining("\n");
      }
    }
    assertThat(read).isGreaterThan(100);
  }
}
