package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lostwake.golang.log.DumpFormat;
import io.lostwake.golang.log.Markers;
import io.lostwake.model.Cohort;
import io.lostwake.model.Fingerprint;
import io.lostwake.model.Frame;
import io.lostwake.model.Snapshot;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goleak and panicparse print, recorded by {@code src/test/recorded/record-dialects}. */
class DialectsRecordedTest {
  private static final Path RECORDED = Path.of("src", "test", "recorded");
  private static final Path DIALECTS = RECORDED.resolve("dialects");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "goleak-v1.1.12-go1.19",
        "goleak-v1.2.1-go1.26.8",
        "goleak-v1.3.0-go1.26.8",
        "goleak-v1.3.0-go1.26.8-after-all"
      })
  void point2GoleaksFailuresAreReadInTheirOldAndNewWording(String name) throws Exception {
    Snapshot snapshot = Tracebacks.read(Files.readAllBytes(DIALECTS.resolve(name + ".txt")));

    assertThat(snapshot.total()).isEqualTo(7);
    assertThat(snapshot.warnings()).isEmpty();
    Golden.assertMatches("dialects/" + name + ".txt", Tracebacks.shown(snapshot));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "panicparse-v1.6.2-stack-go1.19",
        "panicparse-v1.6.2-stack-go1.19-full-path",
        "panicparse-v2.5.0-deadlock-go1.24.13",
        "panicparse-v2.5.0-stack-go1.21.13-aggressive",
        "panicparse-v2.5.0-stack-go1.24.13",
        "panicparse-v2.5.0-stack-go1.24.13-full-path",
        "panicparse-v2.5.0-stack-go1.24.13-relative-path"
      })
  void point3PanicparsesBucketsAreReadAsTheyWereReadBefore(String name) throws Exception {
    Golden.assertMatches("dialects/" + name + ".txt", Tracebacks.shown(panicparse(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "panicparse-v1.6.2-stack-go1.19, lossy-stack-go1.19",
    "panicparse-v1.6.2-stack-go1.19-full-path, lossy-stack-go1.19",
    "panicparse-v2.5.0-deadlock-go1.24.13, lossy-deadlock-go1.24.13",
    "panicparse-v2.5.0-stack-go1.21.13-aggressive, lossy-stack-go1.21.13",
    "panicparse-v2.5.0-stack-go1.24.13, lossy-stack-go1.24.13",
    "panicparse-v2.5.0-stack-go1.24.13-full-path, lossy-stack-go1.24.13",
    "panicparse-v2.5.0-stack-go1.24.13-relative-path, lossy-stack-go1.24.13",
  })
  void point3PanicparsesBucketsHaveTheCountsAndFingerprintsOfTheDump(String name, String dump)
      throws Exception {
    Snapshot clean = Tracebacks.read(Files.readAllBytes(RECORDED.resolve(dump + ".txt")));
    Snapshot buckets = panicparse(name);

    assertThat(buckets.fatalError()).isEqualTo(clean.fatalError());
    assertThat(fingerprints(buckets)).isEqualTo(fingerprints(clean));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "goleak-v1.1.12-go1.19",
        "goleak-v1.3.0-go1.26.8",
        "goleak-v1.3.0-go1.26.8-after-all",
        "panicparse-v2.5.0-stack-go1.24.13-full-path"
      })
  void aRecordingCutAnywhereAtBothEndsIsReadUpToThere(String name) throws Exception {
    byte[] recorded = Files.readAllBytes(DIALECTS.resolve(name + ".txt"));
    byte[] whole =
        Arrays.copyOfRange(recorded, Math.max(0, recorded.length - 1500), recorded.length);
    SnapshotReader reader =
        name.startsWith("goleak") ? new TracebackReader() : new PanicparseReader();
    long most = 0;
    for (int length = 0; length < whole.length; length++) {
      try {
        byte[] cut = Arrays.copyOf(whole, length);
        long total = reader.read(new ByteArrayInputStream(cut), Tracebacks.target()).total();
        assertThat(total).as("cut at %d", length).isBetween(1L, most + 3);
        most = Math.max(most, total);
      } catch (UnreadableSourceException e) {
        assertThat(e).hasMessageNotContaining("\n");
      }
    }
    assertThat(reader.read(new ByteArrayInputStream(whole), Tracebacks.target()).total())
        .isEqualTo(most);
  }

  @Test
  void point3TheWaitsOfABucketAreItsShortestAndLongest() throws Exception {
    Cohort receivers =
        panicparse("panicparse-v2.5.0-stack-go1.24.13").cohorts().stream()
            .filter(cohort -> cohort.stack().frames().getFirst().function().equals("main.descend"))
            .findFirst()
            .orElseThrow();

    assertThat(receivers.count()).isEqualTo(3);
    assertThat(receivers.minutes()).hasToString("Minutes[min=29, max=34]");
    assertThat(receivers.creator())
        .hasToString("Frame[function=main.lose, file=main.go, line=75, origin=APPLICATION]");
  }

  @Test
  void point3PanicparseIsRecognisedByItsContent() throws Exception {
    String text = Files.readString(DIALECTS.resolve("panicparse-v2.5.0-stack-go1.24.13.txt"));

    assertThat(Markers.formatOf("log\n" + text)).isEqualTo(DumpFormat.PANICPARSE);
    assertThat(Markers.formatOf("goroutine 1 [running]:\n" + text)).isEqualTo(DumpFormat.TRACEBACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "web-1  | ", "2026-11-25T20:00:00Z "})
  void point3PanicparseInsideALogIsReadAsByItself(String prefix) throws Exception {
    String name = "panicparse-v2.5.0-stack-go1.24.13";
    String text = Files.readString(DIALECTS.resolve(name + ".txt"));
    String log = "starting\nready\n" + text.replaceAll("(?m)^(?=.)", prefix);

    Snapshot found =
        RealSources.of(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8))).take("-");

    assertThat(found.total()).isEqualTo(panicparse(name).total());
    assertThat(found.cohorts())
        .extracting(Cohort::stack, Cohort::count)
        .isEqualTo(
            panicparse(name).cohorts().stream()
                .map(cohort -> tuple(cohort.stack(), cohort.count()))
                .toList());
  }

  private static Snapshot panicparse(String name) throws IOException, UnreadableSourceException {
    byte[] bytes = Files.readAllBytes(DIALECTS.resolve(name + ".txt"));
    return new PanicparseReader().read(new ByteArrayInputStream(bytes), Tracebacks.target());
  }

  @Test
  void point3WherePanicparseGaveUpTheRestOfTheTracebackIsRead() throws Exception {
    // Release 1 stops at the first argument with a question mark.
    Snapshot snapshot = panicparse("panicparse-v1.6.2-unknown-go1.19");

    assertThat(snapshot.total()).isGreaterThan(20);
    Golden.assertMatches(
        "dialects/panicparse-v1.6.2-unknown-go1.19.txt", Tracebacks.shown(snapshot));
  }

  /**
   * What a finding is called, or only its wait where no call is the program's own: panicparse does
   * not tell {@code internal/sync} from {@code sync}.
   */
  private static Map<String, Long> fingerprints(Snapshot snapshot) {
    Map<String, Long> counts = new TreeMap<>();
    for (Cohort cohort : snapshot.cohorts()) {
      Fingerprint fingerprint =
          Fingerprint.of(TargetRuntime.GO, cohort.stack(), cohort.blockedOn().kind().family());
      boolean isOwn = cohort.stack().frames().stream().anyMatch(Frame::isApplication);
      String name = isOwn ? fingerprint.value() : "";
      counts.merge(name + " " + cohort.blockedOn(), cohort.count(), Long::sum);
    }
    return counts;
  }
}
