package io.lostwake.golang;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Cohort;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Warning;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PprofEndpointTest {
  private static final String PPROF = "/debug/pprof/";
  private static final String CHEAP = PPROF + "goroutine?debug=0";
  private static final String TEXT = PPROF + "goroutine?debug=1";
  private static final String FULL = PPROF + "goroutine?debug=2";
  private static final String CHEAP_LEAKS = PPROF + "goroutineleak?debug=0";
  private static final String FULL_LEAKS = PPROF + "goroutineleak?debug=2";

  private PretendedProcess process;

  @BeforeEach
  void startProcess() throws Exception {
    process = PretendedProcess.start();
  }

  @AfterEach
  void stopProcess() {
    process.close();
  }

  @Test
  void asksForTheCheapProfileFirstAndForTheLeakProfileLast() throws Exception {
    process
        .with(CHEAP, profile(2))
        .with(FULL, goroutine(1, "chan receive", "main.main") + goroutine(7, "chan send", "main.f"))
        .with(CHEAP_LEAKS, leakProfile(1))
        .with(
            FULL_LEAKS,
            goroutine(1, "chan receive", "main.main")
                + goroutine(7, "chan send (leaked)", "main.f")
                + goroutine(9, "chan send (leaked)", "main.f"));

    Snapshot snapshot = Asking.PATIENTLY.take(process.url());

    assertThat(process.requests()).containsExactly(CHEAP, FULL, CHEAP_LEAKS, FULL_LEAKS);
    assertThat(snapshot.total()).isEqualTo(2);
    assertThat(snapshot.leakProfile()).isEqualTo(LeakProfile.TAKEN);
    assertThat(snapshot.takenAt()).isEqualTo(Asking.NOW);
    assertThat(snapshot.target().name()).isEqualTo(process.url());
    assertThat(snapshot.warnings()).isEmpty();
    assertThat(snapshot.cohorts())
        .filteredOn(cohort -> cohort.markedLeaked() > 0)
        .singleElement()
        .satisfies(cohort -> assertThat(cohort.stack().calls("main.f")).isTrue());
  }

  @Test
  void countingAsksForTheCheapProfileOnly() throws Exception {
    process.with(CHEAP, profile(2));
    assertThat(Asking.PATIENTLY.count(process.url()).total()).isEqualTo(2);
    assertThat(process.requests()).containsExactly(CHEAP);
  }

  @Test
  void countingFallsBackToText() throws Exception {
    process.with(CHEAP, 500, "no").with(TEXT, profile(2));
    assertThat(Asking.PATIENTLY.count(process.url()).total()).isEqualTo(2);
  }

  @Test
  void tellsItsSteps() throws Exception {
    process.with(CHEAP, profile(1)).with(FULL, goroutine(1, "chan receive", "main.main"));
    List<String> steps = new ArrayList<>();
    new GoSources(
            SimpleReaders.ALL,
            EndpointSettings.DEFAULT,
            InputStream.nullInputStream(),
            InstantSource.fixed(Asking.NOW),
            steps::add)
        .take(process.url());
    assertThat(steps)
        .containsExactly(
            "asking " + process.url() + " for its goroutines",
            "reading 1 goroutine in full",
            "asking for the leak profile");
  }

  @Test
  void asksForNoFullDumpAboveTheGate() throws Exception {
    process
        .with(CHEAP, profile(1234))
        .with(CHEAP_LEAKS, leakProfile(5))
        .with(FULL, goroutine(1, "chan receive", "main.main"));

    Snapshot snapshot = Asking.PATIENTLY.below(1000).take(process.url());

    assertThat(process.requests()).containsExactly(CHEAP, CHEAP_LEAKS, CHEAP_LEAKS);
    assertThat(snapshot.total()).isEqualTo(1234);
    assertThat(snapshot.cohorts()).singleElement().extracting(Cohort::markedLeaked).isEqualTo(5L);
    assertThat(snapshot.warnings())
        .containsExactly(
            new Warning(
                Warning.Kind.GATED,
                "",
                "1,234 goroutines are more than 1,000, so no full dump was asked for: the process"
                    + " stands still while one is made.",
                "Ids, wait times and creators are not known; --max-goroutines 2000 asks for"
                    + " them."));
  }

  @Test
  void aMarkOnceSeenStaysWhenTheSecondLeakProfileFails() throws Exception {
    process
        .with(CHEAP, profile(30))
        .with(
            CHEAP_LEAKS,
            exchange -> {
              boolean isFirst =
                  process.requests().indexOf(CHEAP_LEAKS) == process.requests().size() - 1;
              PretendedProcess.send(exchange, isFirst ? 200 : 500, leakProfile(5).getBytes(UTF_8));
            });
    Snapshot snapshot = Asking.PATIENTLY.below(10).take(process.url());
    assertThat(snapshot.cohorts()).singleElement().extracting(Cohort::markedLeaked).isEqualTo(5L);
    assertThat(snapshot.leakProfile()).isEqualTo(LeakProfile.TAKEN);
    assertThat(kinds(snapshot)).containsExactly(Warning.Kind.GATED, Warning.Kind.REQUEST_FAILED);
  }

  @Test
  void aProcessWithoutALeakProfileIsSaidToOfferNone() throws Exception {
    process.with(CHEAP, profile(1)).with(FULL, goroutine(1, "chan receive", "main.main"));
    Snapshot snapshot = Asking.PATIENTLY.take(process.url());
    assertThat(snapshot.leakProfile()).isEqualTo(LeakProfile.NOT_OFFERED);
    assertThat(snapshot.warnings()).isEmpty();
    assertThat(process.requests()).containsExactly(CHEAP, FULL, CHEAP_LEAKS);
  }

  @Test
  void anEmptyLeakProfileWasTaken() throws Exception {
    process
        .with(CHEAP, profile(1))
        .with(FULL, goroutine(1, "chan receive", "main.main"))
        .with(CHEAP_LEAKS, profile(1))
        .with(FULL_LEAKS, goroutine(1, "chan receive", "main.main"));
    assertThat(Asking.PATIENTLY.take(process.url()).leakProfile()).isEqualTo(LeakProfile.TAKEN);
  }

  @Test
  void mainInAnEmptySelectIsNeverMarked() throws Exception {
    String healthy = goroutine(1, "select (no cases)", "main.main");
    process
        .with(CHEAP, profile(1))
        .with(FULL, healthy + goroutine(7, "select (no cases)", "main.f"))
        .with(CHEAP_LEAKS, leakProfile(2))
        .with(
            FULL_LEAKS,
            goroutine(1, "select (no cases) (leaked)", "main.main")
                + goroutine(7, "select (no cases) (leaked)", "main.f"));

    Snapshot snapshot = Asking.PATIENTLY.take(process.url());

    assertThat(snapshot.cohorts())
        .allSatisfy(cohort ->
            assertThat(cohort.markedLeaked()).isEqualTo(cohort.stack().calls("main.main") ? 0 : 1));
    assertThat(kinds(snapshot)).containsExactly(Warning.Kind.PHANTOM_IGNORED);
  }

  @Test
  void takesTheCheapProfileWhenTheFullDumpFails() throws Exception {
    process.with(CHEAP, profile(2)).with(FULL, 500, "out of \u001b[31mmemory\nsecond line");
    Snapshot snapshot = Asking.PATIENTLY.take(process.url());
    assertThat(snapshot.total()).isEqualTo(2);
    assertThat(snapshot.warnings())
        .containsExactly(
            new Warning(
                Warning.Kind.REQUEST_FAILED,
                FULL,
                "The full dump could not be read: it answered 500 (out of \\x1b[31mmemory).",
                "Ids, wait times and creators are not known."));
  }

  @Test
  void takesTheCheapProfileWhenTheFullDumpIsAPage() throws Exception {
    process.with(CHEAP, profile(2)).with(FULL, "<html>log in</html>");
    Snapshot snapshot = Asking.PATIENTLY.take(process.url());
    assertThat(snapshot.total()).isEqualTo(2);
    assertThat(snapshot.warnings())
        .singleElement()
        .extracting(Warning::says)
        .isEqualTo(
            "The full dump could not be read: this is an HTML page, not a goroutine dump; ask for"
                + " /debug/pprof/goroutine?debug=2.");
  }

  @Test
  void goesOnWhenTheLeakProfileFails() throws Exception {
    process
        .with(CHEAP, profile(1))
        .with(FULL, goroutine(1, "chan receive", "main.main"))
        .with(CHEAP_LEAKS, 503, "");
    Snapshot snapshot = Asking.PATIENTLY.take(process.url());
    assertThat(snapshot.leakProfile()).isEqualTo(LeakProfile.NOT_TAKEN);
    assertThat(snapshot.warnings())
        .containsExactly(
            new Warning(
                Warning.Kind.REQUEST_FAILED,
                CHEAP_LEAKS,
                "The leak profile could not be read: it answered 503.",
                "Lost goroutines may lack the mark that would prove it."));
  }

  @Test
  void saysWhenTheCountsDisagree() throws Exception {
    process.with(CHEAP, profile(100)).with(FULL, goroutine(1, "chan receive", "main.main"));
    assertThat(Asking.PATIENTLY.take(process.url()).warnings())
        .containsExactly(
            new Warning(
                Warning.Kind.COUNTS_DISAGREE,
                "",
                "The profile counts 100 goroutines, the full dump a moment later 1.",
                "Many came or went in between, or one answer is not complete; the counts here are"
                    + " the full dump's."));
  }

  @Test
  void countsDisagreeByMoreThanTwentyAndMoreThanATenth() {
    assertThat(EndpointWarnings.disagree(100, 80)).isFalse();
    assertThat(EndpointWarnings.disagree(100, 79)).isTrue();
    assertThat(EndpointWarnings.disagree(1000, 900)).isFalse();
    assertThat(EndpointWarnings.disagree(899, 1000)).isTrue();
  }

  @Test
  void anAddressOfOneDocumentIsThatDocumentOnly() throws Exception {
    process.with(FULL, goroutine(1, "chan receive", "main.main"));
    Snapshot snapshot = Asking.PATIENTLY.take(process.url() + FULL + "#top");
    assertThat(process.requests()).containsExactly(FULL);
    assertThat(snapshot.leakProfile()).isEqualTo(LeakProfile.NOT_TAKEN);
    assertThat(snapshot.takenAt()).isEqualTo(Asking.NOW);
    assertThat(snapshot.target().name()).isEqualTo(process.url() + FULL);
  }

  @Test
  void theLeakProfileAsADocumentWasTakenEvenIfItMarksNothing() throws Exception {
    process.with(FULL_LEAKS, goroutine(1, "chan receive", "main.main"));
    assertThat(Asking.PATIENTLY.take(process.url() + FULL_LEAKS).leakProfile())
        .isEqualTo(LeakProfile.TAKEN);
  }

  @Test
  void aDocumentThatIsNotThereIsSaidToBeMissing() {
    assertThat(Asking.PATIENTLY.wordsOf(process.url() + FULL))
        .isEqualTo(
            process.url() + FULL + ": there is no such document (404); try http://HOST:PORT alone");
    assertThat(Asking.PATIENTLY.wordsOf(process.url() + FULL_LEAKS))
        .isEqualTo(
            process.url()
                + FULL_LEAKS
                + ": the process does not offer the leak profile (404); Go 1.27 does, and Go 1.26"
                + " built with GOEXPERIMENT=goroutineleakprofile");
  }

  @Test
  void findsProfilesWhereverTheyAreMounted() throws Exception {
    process.with("/service/debug/pprof/goroutine?debug=0", profile(2));
    process.with("/internal/profiles/goroutine?debug=0", profile(3));
    process.with("/internal/pprof/goroutine?debug=0", profile(4));
    assertThat(Asking.PATIENTLY.count(process.url() + "/service").total()).isEqualTo(2);
    assertThat(Asking.PATIENTLY.count(process.url() + "/service/debug/pprof").total()).isEqualTo(2);
    assertThat(Asking.PATIENTLY.count(process.url() + "/internal/profiles/").total()).isEqualTo(3);
    assertThat(Asking.PATIENTLY.count(process.url() + "/internal/pprof/").total()).isEqualTo(4);
    process.requests().clear();
    assertThat(Asking.PATIENTLY.count(process.url() + "/internal/pprof").total()).isEqualTo(4);
    assertThat(process.requests()).containsExactly("/internal/pprof/goroutine?debug=0");
  }

  @Test
  void readsADumpThatLiesOnAnyServer() throws Exception {
    process.with("/logs/17.txt", "log\n" + goroutine(1, "chan receive", "main.main"));
    assertThat(Asking.PATIENTLY.take(process.url() + "/logs/17.txt").total()).isEqualTo(1);
  }

  @Test
  void saysWhatAPageWithoutProfilesIs() {
    process.with("/index", "<html>hello</html>");
    assertThat(Asking.PATIENTLY.wordsOf(process.url() + "/index"))
        .isEqualTo(
            process.url()
                + "/index: this is an HTML page, not a goroutine dump; ask for"
                + " /debug/pprof/goroutine?debug=2");
  }

  @Test
  void saysWhenAProcessHasNoProfiles() {
    assertThat(Asking.PATIENTLY.wordsOf(process.url()))
        .isEqualTo(
            process.url()
                + ": it answers, but has no goroutine profile at /debug/pprof/ (404); import"
                + " net/http/pprof in it, or give the URL where its profiles are");
  }

  @Test
  void takesAHostAndPortForAnAddress() throws Exception {
    process.with(CHEAP, profile(2));
    Snapshot snapshot = Asking.PATIENTLY.count(process.authority());
    assertThat(snapshot.total()).isEqualTo(2);
    assertThat(snapshot.target().name()).isEqualTo(process.authority());
    assertThat(Asking.PATIENTLY.count(":" + process.port()).total()).isEqualTo(2);
    assertThat(Asking.PATIENTLY.count(process.authority() + "/debug/pprof/").total()).isEqualTo(2);
  }

  private static List<Warning.Kind> kinds(Snapshot snapshot) {
    return snapshot.warnings().stream().map(Warning::kind).toList();
  }

  static String goroutine(int id, String wait, String function) {
    return "goroutine %d [%s]:\n%s()\n\t/app/main.go:9 +0x1d\n\n".formatted(id, wait, function);
  }

  private static String profile(int count) {
    return record("goroutine", count);
  }

  private static String leakProfile(int count) {
    return record("goroutineleak", count);
  }

  private static String record(String name, int count) {
    return "%s profile: total %d\n%d @ 0x1 0x2\n#\t0x1\tmain.f+0x1d\t/app/main.go:5\n\n"
        .formatted(name, count, count);
  }
}
