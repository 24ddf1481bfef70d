package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Snapshot;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Warning;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedProcessTest {
  private static final Asking ASKING = new Asking(EndpointSettings.DEFAULT, Readers.all());

  @TempDir Path directory;

  @Test
  void go127TellsItsLeaksAndMainIsNone() throws Exception {
    try (ServedProcess process = ServedProcess.start("go1.27.4", "", directory)) {
      Snapshot full = ASKING.take(process.url());
      assertLeaksAreMarked(full);
      assertThat(full.tells(Detail.STRAND_IDS)).isTrue();
      assertThat(full.warnings()).isEmpty();

      Snapshot gated = ASKING.below(3).take(process.url());
      assertLeaksAreMarked(gated);
      assertThat(gated.tells(Detail.STRAND_IDS)).isFalse();
      assertThat(kinds(gated)).contains(Warning.Kind.GATED, Warning.Kind.PHANTOM_IGNORED);

      for (String level : List.of("0", "1", "2")) {
        Snapshot leaks = ASKING.take(process.url() + "/debug/pprof/goroutineleak?debug=" + level);
        assertLeaksAreMarked(leaks);
      }
    }
  }

  @Test
  void go126WithTheExperimentTellsItsLeaksAndMainIsNone() throws Exception {
    try (ServedProcess process =
        ServedProcess.start("go1.26.8", "goroutineleakprofile", directory)) {
      Snapshot full = ASKING.take(process.url());
      assertLeaksAreMarked(full);
      assertThat(kinds(full)).containsExactly(Warning.Kind.PHANTOM_IGNORED);
      Snapshot gated = ASKING.below(3).take(process.url());
      assertLeaksAreMarked(gated);
      assertThat(kinds(gated)).contains(Warning.Kind.GATED, Warning.Kind.PHANTOM_IGNORED);
    }
  }

  @Test
  void everyFormatOfOneProcessTellsTheSame() throws Exception {
    try (ServedProcess process = ServedProcess.start("go1.26.8", "", directory)) {
      Snapshot full = ASKING.take(process.url());
      assertThat(full.leakProfile()).isEqualTo(LeakProfile.NOT_OFFERED);
      assertThat(full.warnings()).isEmpty();
      assertThat(full.cohorts()).allSatisfy(c -> assertThat(c.markedLeaked()).isZero());

      Snapshot counted = ASKING.count(process.url());
      assertThat(countAt(counted, "main.lose.func1", WaitKind.CHAN_SEND)).isEqualTo(5);
      for (String level : List.of("0", "1", "2")) {
        Snapshot document = ASKING.take(process.url() + "/debug/pprof/goroutine?debug=" + level);
        WaitKind kind = level.equals("1") ? WaitKind.CHAN_OPERATION : WaitKind.CHAN_SEND;
        assertThat(countAt(document, "main.lose.func1", kind)).isEqualTo(5);
        assertThat(document.takenAt()).isEqualTo(Asking.NOW);
      }
    }
  }

  @Test
  void tlsIsSpokenWhereTheCertificateIsTrusted() throws Exception {
    try (ServedProcess process = ServedProcess.start("go1.26.8", "", directory)) {
      Asking trusting = ASKING.trusting(process.certificate());
      assertThat(countAt(trusting.count(process.tlsUrl()), "main.lose.func1", WaitKind.CHAN_SEND))
          .isEqualTo(5);
      String plainOnTls = process.tlsUrl().replace("https://", "http://");
      assertThat(ASKING.wordsOf(plainOnTls))
          .isEqualTo(plainOnTls + ": it speaks TLS; try " + process.tlsUrl());
      String tlsOnPlain = process.url().replace("http://", "https://");
      assertThat(ASKING.wordsOf(tlsOnPlain))
          .isEqualTo(tlsOnPlain + ": it speaks plain HTTP; try " + process.url());
    }
  }

  @Test
  void otherProfilesAreRefusedWithTheirNames() throws Exception {
    try (ServedProcess process = ServedProcess.start("go1.26.8", "", directory)) {
      String pprof = process.url() + "/debug/pprof/";
      assertThat(ASKING.wordsOf(pprof + "heap?debug=0"))
          .contains("inuse_space")
          .endsWith("/debug/pprof/goroutine");
      assertThat(ASKING.wordsOf(pprof + "heap?debug=1"))
          .isEqualTo(
              pprof + "heap?debug=1: this is a heap profile; ask for /debug/pprof/goroutine");
      assertThat(ASKING.wordsOf(pprof + "threadcreate?debug=1"))
          .endsWith(": this is a threadcreate profile; ask for /debug/pprof/goroutine");
      assertThat(ASKING.wordsOf(pprof + "mutex?debug=1"))
          .endsWith(": this is a mutex profile; ask for /debug/pprof/goroutine");
      assertThat(ASKING.wordsOf(pprof + "block?debug=1"))
          .endsWith(": this is a contention profile; ask for /debug/pprof/goroutine");
      assertThat(ASKING.wordsOf(pprof + "trace?seconds=1"))
          .contains(": this is a Go execution trace, not a goroutine dump");
      assertThat(ASKING.wordsOf(pprof + "?x=1"))
          .endsWith(
              ": this is the index page of net/http/pprof; ask for"
                  + " /debug/pprof/goroutine?debug=2");
      assertThat(ASKING.wordsOf(pprof + "symbol"))
          .contains(": this is text without a goroutine dump in it");
    }
  }

  private static void assertLeaksAreMarked(Snapshot snapshot) {
    assertThat(snapshot.leakProfile()).isEqualTo(LeakProfile.TAKEN);
    assertThat(markedAt(snapshot, "main.lose.func1")).isEqualTo(5);
    assertThat(markedAt(snapshot, "main.work")).isZero();
    assertThat(markedAt(snapshot, "main.main")).isZero();
    // A neighbour in the same 16 bytes of the heap may hide the lock.
    assertThat(snapshot.cohorts().stream().mapToLong(Cohort::markedLeaked).sum())
        .isEqualTo(5 + markedAt(snapshot, "main.lockTwice.func1"));
  }

  private static long markedAt(Snapshot snapshot, String function) {
    return snapshot.cohorts().stream()
        .filter(cohort -> cohort.stack().calls(function))
        .mapToLong(Cohort::markedLeaked)
        .sum();
  }

  private static long countAt(Snapshot snapshot, String function, WaitKind kind) {
    return snapshot.cohorts().stream()
        .filter(c -> c.stack().calls(function) && c.blockedOn().kind() == kind)
        .mapToLong(Cohort::count)
        .sum();
  }

  private static List<Warning.Kind> kinds(Snapshot snapshot) {
    return snapshot.warnings().stream().map(Warning::kind).toList();
  }
}
