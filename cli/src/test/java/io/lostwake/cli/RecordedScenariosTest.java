package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.diagnosis.Examiner;
import io.lostwake.golang.EndpointSettings;
import io.lostwake.golang.GoSources;
import io.lostwake.golang.Readers;
import io.lostwake.model.Companion;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Verdict;
import io.lostwake.scenarios.ProgramRuntime;
import io.lostwake.scenarios.Recording;
import io.lostwake.scenarios.Recordings;
import io.lostwake.scenarios.Scenario;
import io.lostwake.scenarios.Scenario.Proof;
import io.lostwake.scenarios.Scenario.Reads;
import io.lostwake.scenarios.Scenarios;
import io.lostwake.scenarios.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario as five releases of Go recorded it, in every format, once and accumulated. */
class RecordedScenariosTest {
  private static final Recordings RECORDINGS = Recordings.load();
  private static final Examiner EXAMINER = Examiner.withBuiltInKnowledge();

  record Case(String goVersion, Scenario scenario) {
    @Override
    public String toString() {
      return goVersion + " " + scenario.id();
    }

    boolean tellsCreatorIds() {
      return !goVersion.startsWith("go1.19");
    }
  }

  static Stream<Case> living() {
    return cases(Reads.ENDPOINT);
  }

  static Stream<Case> crashing() {
    return cases(Reads.STDERR);
  }

  private static Stream<Case> cases(Reads reads) {
    assertThat(RECORDINGS.goVersions()).hasSize(5);
    return RECORDINGS.goVersions().stream()
        .flatMap(version ->
            Scenarios.load(ProgramRuntime.GO).all().stream()
                .filter(scenario -> scenario.reads() == reads)
                .map(scenario -> new Case(version, scenario)));
  }

  @ParameterizedTest
  @MethodSource("living")
  void oneLossIsSuspectAtTheRightLine(Case recorded) throws Exception {
    Diagnosis diagnosis = diagnose(recorded, Variant.LEAKING, "once.debug2");
    if (!recorded.tellsCreatorIds() && waitsForWork(recorded.scenario())) {
      // Without the creator's id, one strand that waits for work looks like an idle worker.
      assertThat(diagnosis.findings()).isEmpty();
      assertThat(diagnosis.unclear()).isNotEmpty();
      return;
    }
    Finding finding = right(recorded, diagnosis);
    assertThat(finding.verdict())
        .isEqualTo(isProvenByWait(recorded) ? Verdict.PROVEN : verdictOfOne(recorded, finding));
    assertThat(diagnosis.findings().stream().mapToLong(Finding::count).sum())
        .isEqualTo(recorded.scenario().losses().strands());
  }

  /** A cycle that both sides show is strong even alone. */
  private static Verdict verdictOfOne(Case recorded, Finding finding) {
    boolean isCycle =
        finding.evidence().stream()
            .anyMatch(e -> e.kind().equals("lock-order") || e.kind().equals("lock-holder"));
    boolean isMany = recorded.scenario().losses().strands() > 1;
    return (isCycle || isMany) && finding.verdict() == Verdict.LIKELY
        ? Verdict.LIKELY
        : Verdict.SUSPECT;
  }

  @ParameterizedTest
  @MethodSource("living")
  void accumulatedLossesAreLikely(Case recorded) throws Exception {
    Finding one = right(recorded, diagnose(recorded, Variant.LEAKING, "before.debug2"));
    assertThat(one.verdict().isAtLeast(Verdict.LIKELY)).as("%s", one.evidence()).isTrue();
    Finding two =
        right(recorded, diagnose(recorded, Variant.LEAKING, "before.debug2", "after.debug2"));
    assertThat(two.verdict().isAtLeast(Verdict.LIKELY)).as("%s", two.evidence()).isTrue();
    assertThat(atTheSamePlace(two)).isGreaterThan(one.count());
    assertThat(two.fingerprint()).isEqualTo(one.fingerprint());
    // The later dump of 1.27 carries the marks of the leak profile taken in between.
    boolean isMarked =
        recorded.goVersion().equals("go1.27.4") && recorded.scenario().proof() == Proof.RUNTIME;
    assertThat(two.verdict())
        .isEqualTo(isProvenByWait(recorded) || isMarked ? Verdict.PROVEN : Verdict.LIKELY);
  }

  @ParameterizedTest
  @MethodSource("living")
  void theLeakProfileProvesWhatItCan(Case recorded) throws Exception {
    for (String name : List.of("once.goroutineleak.debug2", "before.goroutineleak.debug2")) {
      if (find(recorded, Variant.LEAKING, name).isEmpty()) {
        assertThat(recorded.goVersion()).isNotEqualTo("go1.27.4");
        return;
      }
      Diagnosis diagnosis = diagnose(recorded, Variant.LEAKING, name);
      Proof proof = recorded.scenario().proof();
      assertThat(right(recorded, diagnosis).verdict() == Verdict.PROVEN)
          .isEqualTo(proof == Proof.RUNTIME || proof == Proof.WAIT);
    }
  }

  @ParameterizedTest
  @MethodSource("living")
  void profilesClaimNoOtherCauseAndNoOtherLine(Case recorded) throws Exception {
    Finding full = right(recorded, diagnose(recorded, Variant.LEAKING, "before.debug2"));
    for (String name : List.of("before.debug0.pb", "before.debug1")) {
      SoftAssertions softly = new SoftAssertions();
      for (Finding finding : diagnose(recorded, Variant.LEAKING, name).findings()) {
        softly
            .assertThat(Stream.concat(Stream.of(finding.cause()), finding.alternatives().stream()))
            .as("%s %s", recorded, name)
            .contains(full.cause());
        softly
            .assertThat(finding.verdict().isAtLeast(Verdict.LIKELY))
            .as("%s %s: nothing accumulates in one profile", recorded, name)
            .isEqualTo(finding.verdict() == Verdict.PROVEN);
        if (finding.fingerprint().equals(full.fingerprint())) {
          softly.assertThat(finding.count()).isEqualTo(full.count());
        }
      }
      softly.assertAll();
    }
  }

  @ParameterizedTest
  @MethodSource("living")
  void theFixedProgramShowsNothing(Case recorded) throws Exception {
    for (String name :
        List.of(
            "once.debug2",
            "once.debug1",
            "once.debug0.pb",
            "before.debug2",
            "before.debug1",
            "before.debug0.pb",
            "once.goroutineleak.debug2",
            "before.goroutineleak.debug2")) {
      if (find(recorded, Variant.FIXED, name).isPresent()) {
        assertThat(diagnose(recorded, Variant.FIXED, name).findings()).as(name).isEmpty();
      }
    }
    assertThat(diagnose(recorded, Variant.FIXED, "before.debug2", "after.debug2").findings())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("crashing")
  void aCrashIsProvenAtItsRoot(Case recorded) throws Exception {
    Finding finding = right(recorded, diagnose(recorded, Variant.LEAKING, "stderr"));
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(find(recorded, Variant.FIXED, "stderr").orElseThrow().text()).isEmpty();
  }

  /** The proven ones, and those beside them that no profile has marked yet. */
  private static long atTheSamePlace(Finding finding) {
    return finding.count()
        + finding.companions().stream()
            .filter(companion -> companion.stack().equals(finding.stack()))
            .mapToLong(Companion::count)
            .sum();
  }

  /** The finding a person reads first: it must be the scenario's. */
  private static Finding right(Case recorded, Diagnosis diagnosis) {
    assertThat(diagnosis.findings()).isNotEmpty();
    Finding finding = diagnosis.findings().getFirst();
    Frame culprit = Objects.requireNonNull(finding.culprit());
    assertThat(finding.cause()).isEqualTo(recorded.scenario().cause());
    assertThat(culprit.file()).endsWith(recorded.scenario().source(Variant.LEAKING));
    assertThat(recorded.scenario().culpritLines()).contains(culprit.line());
    String fix = recorded.scenario().fix();
    if (fix != null) {
      assertThat(finding.fix()).contains(fix);
    }
    return finding;
  }

  private static boolean isProvenByWait(Case recorded) {
    return recorded.scenario().proof() == Proof.WAIT;
  }

  private static boolean waitsForWork(Scenario scenario) {
    return switch (scenario.cause()) {
      case "no-sender",
          "slow-wait",
          "condition-never-signalled",
          "context-not-cancelled",
          "contract-not-kept" ->
          true;
      default -> false;
    };
  }

  private static Optional<Recording> find(Case recorded, Variant variant, String name) {
    return RECORDINGS.find(recorded.goVersion(), recorded.scenario(), variant, name);
  }

  private static Diagnosis diagnose(Case recorded, Variant variant, String... names)
      throws IOException, UnreadableSourceException {
    List<Snapshot> snapshots = new ArrayList<>();
    for (String name : names) {
      try (InputStream in = find(recorded, variant, name).orElseThrow().open()) {
        snapshots.add(take(in));
      }
    }
    return EXAMINER.examine(snapshots);
  }

  private static Snapshot take(@Nullable InputStream in) throws UnreadableSourceException {
    Readers readers = Readers.all();
    return new GoSources(
            readers,
            EndpointSettings.DEFAULT,
            Objects.requireNonNull(in),
            InstantSource.fixed(Instant.EPOCH),
            words -> {})
        .take("-");
  }
}
