package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.Frame;
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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoroutineTextReaderTest {

  private static final Target TARGET = new Target("waits", TargetRuntime.GO, null);

  /// One record as Go 1.27 prints it, with a parked one that shows where the process parks.
  private static final String PARKED =
      """
      goroutine profile: total 4
      3 @ 0x10 0x20 0x30 0x41 0x51 0x60
      # labels: {"job":"mail"}
      #\t0x40\tmain.send+0x24\t\t/src/a b/main.go:33
      #\t0x50\tmain.run+0x1\t/src/main.go:44

      1 @ 0x10 0x22 0x31 0x60
      #\t0x30\ttime.Sleep+0x5\ttime/sleep.go:9

      """;

  private static Snapshot read(byte[] text) throws IOException, UnreadableSourceException {
    return new GoroutineTextReader().read(new ByteArrayInputStream(text), TARGET);
  }

  private static Snapshot read(String text) throws IOException, UnreadableSourceException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("io.lostwake.golang.RealProfiles#releases")
  void placesAndCountsAreThoseOfTheProfileWithDebug0(String release) throws Exception {
    Snapshot text = read(RealProfiles.ofWaits(release, "goroutine.debug1"));
    Snapshot profile = GoroutineProfileReaderTest.waits(release);
    assertThat(coarse(text)).isEqualTo(coarse(profile)).hasSizeGreaterThan(30);
    assertThat(text.total()).isEqualTo(profile.total());
  }

  /// Places with what `debug=1` can tell of their waits. The goroutine that runs is in another line
  /// each time.
  private static Map<String, Long> coarse(Snapshot snapshot) {
    Map<String, Long> counts = new TreeMap<>();
    for (Cohort cohort : snapshot.cohorts()) {
      if (!cohort.stack().calls("main.spin") && !cohort.stack().calls("main.main")) {
        String stack =
            cohort.stack().frames().stream()
                .map(frame -> frame.function() + " " + frame.file() + ":" + frame.line())
                .collect(Collectors.joining(" "));
        counts.merge(coarse(cohort, stack) + " " + stack, cohort.count(), Long::sum);
      }
    }
    return counts;
  }

  private static WaitKind coarse(Cohort cohort, String stack) {
    WaitKind kind = cohort.blockedOn().kind();
    if (stack.contains("reflect.")) {
      return kind;
    }
    return switch (kind) {
      case CHAN_SEND, CHAN_RECEIVE, CHAN_SEND_NIL, CHAN_RECEIVE_NIL -> WaitKind.CHAN_OPERATION;
      case SELECT_NO_CASES -> WaitKind.SELECT;
      default -> kind;
    };
  }

  @ParameterizedTest
  @MethodSource("io.lostwake.golang.RealProfiles#releases")
  void aGoroutineThatRunsIsNotTakenForOneThatWaits(String release) throws Exception {
    Snapshot snapshot = read(RealProfiles.ofWaits(release, "goroutine.debug1"));
    assertThat(snapshot.cohorts())
        .filteredOn(cohort -> cohort.stack().calls("main.spin"))
        .isNotEmpty()
        .allSatisfy(cohort -> assertThat(cohort.blockedOn().kind()).isEqualTo(WaitKind.RUNNABLE));
  }

  @ParameterizedTest
  @MethodSource("io.lostwake.golang.RealProfiles#releases")
  void labelsAreUnquotedAndEveryLossIsSaid(String release) throws Exception {
    Snapshot snapshot = read(RealProfiles.ofWaits(release, "goroutine.debug1"));
    Cohort labelled =
        snapshot.cohorts().stream()
            .filter(cohort -> cohort.stack().calls("main.labelled"))
            .findFirst()
            .orElseThrow();
    assertThat(labelled.labels().counts().toString())
        .isEqualTo("{empty={=1}, job={a b=1}, quote={\"\\\n\u0001é=1}}");
    assertThat(snapshot.tells()).isEmpty();
    assertThat(snapshot.warnings())
        .extracting(Warning::kind)
        .containsExactly(
            Warning.Kind.IDS_NOT_TOLD,
            Warning.Kind.DIRECTION_NOT_TOLD,
            Warning.Kind.NIL_CHANNEL_NOT_TOLD,
            Warning.Kind.RECORD_CUT_SHORT);
    assertThat(snapshot.warnings().get(1).says())
        .startsWith("debug=1 does not tell a send from a receive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"go1.26.8", "go1.27.4"})
  void theLeakProfileMarksAll(String release) throws Exception {
    Snapshot leaks = read(RealProfiles.ofWaits(release, "goroutineleak.debug1"));
    assertThat(leaks.leakProfile()).isEqualTo(LeakProfile.TAKEN);
    assertThat(leaks.total()).isGreaterThan(25);
    assertThat(leaks.cohorts())
        .allSatisfy(cohort -> assertThat(cohort.markedLeaked()).isEqualTo(cohort.count()))
        .noneSatisfy(cohort -> assertThat(cohort.blockedOn().kind()).isEqualTo(WaitKind.UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({"go1.26.8, 3, 1", "go1.27.4, 2, 1"})
  void mainInAnEmptySelectIsNeverMarked(String release, long total, int ignored) throws Exception {
    Snapshot leaks = read(RealProfiles.ofParked(release, "goroutineleak.debug1"));
    assertThat(leaks.total()).isEqualTo(total);
    assertThat(leaks.cohorts().stream().mapToLong(Cohort::markedLeaked).sum()).isEqualTo(2);
    assertThat(leaks.warnings())
        .filteredOn(warning -> warning.kind() == Warning.Kind.PHANTOM_IGNORED)
        .hasSize(ignored);
    assertThat(leaks.warnings())
        .extracting(Warning::kind)
        .doesNotContain(Warning.Kind.COUNTS_DISAGREE);
  }

  @Test
  void aLeakProfileWithoutLeaksIsAnEmptySnapshot() throws Exception {
    Snapshot leaks = read("goroutineleak profile: total 0\n");
    assertThat(leaks.total()).isZero();
    assertThat(leaks.leakProfile()).isEqualTo(LeakProfile.TAKEN);
    assertThat(leaks.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "as printed",
        "tabs to spaces",
        "no total",
        "no #",
        "blank line after @",
        "windows line ends",
        "indented"
      })
  void whatMailsAndEditorsDoToAProfileDoesNotMatter(String change) throws Exception {
    String changed =
        switch (change) {
          case "tabs to spaces" -> PARKED.replace("\t", "    ");
          case "no total" -> PARKED.substring(PARKED.indexOf('\n') + 1);
          case "no #" -> PARKED.replace("#", "");
          case "blank line after @" -> PARKED.replace("\n\n", "\n").replace("0x60\n", "0x60\n\n");
          case "windows line ends" -> PARKED.replace("\n", "\r\n");
          case "indented" -> PARKED.replace("\n", "\n    ").stripTrailing() + "\n";
          default -> PARKED;
        };
    Snapshot snapshot = read(changed);
    Cohort cohort = snapshot.cohorts().getFirst();
    assertThat(cohort.count()).isEqualTo(3);
    assertThat(cohort.blockedOn().kind()).isEqualTo(WaitKind.CHAN_OPERATION);
    assertThat(cohort.labels().counts()).containsOnlyKeys("job");
    assertThat(cohort.stack().frames())
        .extracting(Frame::function, Frame::file, Frame::line)
        .containsExactly(
            tuple("main.send", "/src/a b/main.go", 33), tuple("main.run", "/src/main.go", 44));
    assertThat(snapshot.cohorts().get(1).blockedOn().kind()).isEqualTo(WaitKind.SLEEP);
    assertThat(snapshot.warnings())
        .extracting(Warning::kind)
        .containsOnly(
            Warning.Kind.IDS_NOT_TOLD,
            Warning.Kind.DIRECTION_NOT_TOLD,
            Warning.Kind.NIL_CHANNEL_NOT_TOLD);
  }

  @Test
  void anUnknownFunctionIsLeftOutOfTheStack() throws Exception {
    Snapshot snapshot =
        read(PARKED.replace("#\t0x40\tmain.send+0x24\t\t/src/a b/main.go:33", "#\t0x40"));
    assertThat(snapshot.cohorts().getFirst().stack().frames())
        .extracting(Frame::function)
        .containsExactly("main.run");
    assertThat(snapshot.cohorts().getFirst().blockedOn().kind()).isEqualTo(WaitKind.CHAN_OPERATION);
  }

  @Test
  void oneGoroutineWithoutAnyOtherIsNotTakenForAChannelOperation() throws Exception {
    Snapshot snapshot = read("1 @ 0x10 0x20 0x30 0x41 0x60\n# 0x40 main.f+0x1 /a.go:1\n");
    assertThat(snapshot.cohorts().getFirst().blockedOn().kind()).isEqualTo(WaitKind.UNKNOWN);
    assertThat(snapshot.warnings()).extracting(Warning::kind).contains(Warning.Kind.WAIT_NOT_TOLD);
  }

  @ParameterizedTest
  @CsvSource({
    "150, 0x10 0x20 0x41 0x60, SELECT",
    "7, 0x10 0x20 0x41 0x60, UNKNOWN",
    "150, 0x10 0x11 0x20 0x30 0x41 0x60, CHAN_OPERATION",
    "1, 0x10 0x11 0x20 0x30 0x41 0x60, UNKNOWN"
  })
  void aSingleRecordThatPeoplePasteTellsItsWaitByItsNumber(
      int count, String addresses, WaitKind wait) throws Exception {
    String pasted = count + " @ " + addresses + "\n#\t0x40\tmain.send+0x24\t/src/main.go:33\n";
    assertThat(read(pasted).cohorts())
        .extracting(cohort -> cohort.blockedOn().kind())
        .containsExactly(wait);
  }

  @Test
  void theRestOfALogAndOtherProfilesAreSkippedAndSaid() throws Exception {
    String threads = "threadcreate profile: total 8\n7 @\n#\t0x0\n\n";
    Snapshot snapshot = read("2026/11/25 dumping\n" + threads + PARKED + PARKED + "the end\n");
    assertThat(snapshot.total()).isEqualTo(4);
    assertThat(snapshot.warnings())
        .filteredOn(warning -> warning.kind() == Warning.Kind.OTHER_TEXT_SKIPPED)
        .extracting(warning -> warning.where() + " " + warning.says())
        .containsExactly(
            "line 1 1 lines are no profile.",
            "line 15 Another profile begins; only the first one of goroutines was read.");
  }

  @Test
  void aTotalThatIsNotReachedIsSaid() throws Exception {
    assertThat(read(PARKED.replace("total 4", "total 5")).warnings())
        .anySatisfy(warning -> {
          assertThat(warning.kind()).isEqualTo(Warning.Kind.COUNTS_DISAGREE);
          assertThat(warning.says()).isEqualTo("The profile announces 5 goroutines and lists 4.");
        });
  }

  @Test
  void aTextWithoutARecordIsRefused() {
    assertThatThrownBy(() -> read("panic: something else\n\ngoroutine 1 [running]:\n"))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageStartingWith("no goroutine profile (debug=1)");
    assertThatThrownBy(() -> read("goroutine profile: total 9\n"))
        .isInstanceOf(UnreadableSourceException.class);
  }

  @Test
  void aTextCutAnywhereIsUnreadableOrASnapshotThatSaysSo() throws Exception {
    byte[] whole = PARKED.getBytes(StandardCharsets.UTF_8);
    int endOfLastFrame = PARKED.stripTrailing().length();
    for (int length = 0; length < endOfLastFrame; length++) {
      try {
        assertThat(read(Arrays.copyOf(whole, length)).warnings())
            .as("%d bytes", length)
            .extracting(Warning::kind)
            .containsAnyOf(Warning.Kind.COUNTS_DISAGREE, Warning.Kind.RECORD_CUT_SHORT);
      } catch (UnreadableSourceException e) {
        assertThat(length).isLessThan(PARKED.indexOf("0x10") + "0x1".length());
      }
    }
  }

  @Test
  void aRealTextCutAnywhereIsUnreadableOrASnapshot() throws Exception {
    byte[] whole = RealProfiles.ofWaits("go1.21.13", "goroutine.debug1");
    for (int length = 0; length < whole.length; length += 7) {
      snapshotOrUnreadable(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void aChangedTextIsUnreadableOrASnapshot() throws Exception {
    byte[] whole = RealProfiles.ofWaits("go1.21.13", "goroutine.debug1");
    Random random = new Random(17);
    byte[] pieces = "0123456789abcdefx@#\t\n +:{}\"\\,.".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 1500; i++) {
      byte[] changed = whole.clone();
      for (int j = random.nextInt(200); j >= 0; j--) {
        changed[random.nextInt(changed.length)] = pieces[random.nextInt(pieces.length)];
      }
      snapshotOrUnreadable(changed);
    }
  }

  @Test
  void endlessLinesAndNamesAreShortenedAndSaid() throws Exception {
    String name = "main." + "f".repeat(100_000);
    Snapshot snapshot = read(PARKED.replace("main.run", name));
    assertThat(snapshot.total()).isEqualTo(4);
    assertThat(snapshot.warnings()).extracting(Warning::kind).contains(Warning.Kind.TEXT_SHORTENED);
  }

  @Test
  void anEndlessRecordKeepsItsCountAndSaysThatItsStackIsNotWhole() throws Exception {
    String frame = "#\t0x50\tmain.run+0x1\t/src/main.go:44\n";
    Snapshot snapshot = read(PARKED.replace(frame, frame.repeat(10_000)));
    assertThat(snapshot.total()).isEqualTo(4);
    assertThat(snapshot.cohorts().getFirst().stack().frames()).hasSize(TextRecord.MAX_FRAMES);
    assertThat(snapshot.warnings())
        .extracting(Warning::kind)
        .contains(Warning.Kind.RECORD_CUT_SHORT);
  }

  @Test
  void aTextLargerThanWhatIsHeldBackIsCountedInFull() throws Exception {
    String record = PARKED.substring(PARKED.indexOf('\n') + 1);
    int times = (20 << 20) / record.length();
    Snapshot snapshot = read(record.repeat(times));
    assertThat(snapshot.total()).isEqualTo(4L * times);
    assertThat(snapshot.cohorts()).hasSize(2);
  }

  @Test
  void impossibleCountsAreNotCounted() throws Exception {
    Snapshot snapshot = read(PARKED.replace("3 @", "999999999999999999 @"));
    assertThat(snapshot.total()).isEqualTo(1);
    assertThat(snapshot.tells(Detail.STRAND_IDS)).isFalse();
    assertThat(snapshot.warnings())
        .extracting(Warning::kind)
        .contains(Warning.Kind.LINE_NOT_UNDERSTOOD);
  }

  private static void snapshotOrUnreadable(byte[] text) throws IOException {
    try {
      assertThat(read(text).total()).isPositive();
    } catch (UnreadableSourceException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }
}
