package io.lostwake.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said about one process.
 *
 * @param target what was looked at
 * @param takenAt when the last snapshot was taken; null when the source does not tell
 * @param total all strands of the last snapshot
 * @param strandsByKind how many are what
 * @param strandsByWait how many wait for what, the most frequent first
 * @param fatalError what the process died of; null when it lives
 * @param leakProfile what is known of the runtime's leak profile
 * @param snapshots how many snapshots were joined; at least 1
 * @param change strands of the last snapshot minus those of the first; 0 for one snapshot
 * @param warnings every loss
 * @param findings the worst first
 * @param expected strands that wait by design, the largest group first
 * @param unclear strands without evidence either way, the largest group first
 * @param active strands that are in none of these: running, or ready to run, or the runtime's own
 */
public record Diagnosis(
    Target target,
    @Nullable Instant takenAt,
    long total,
    SequencedMap<StrandKind, Long> strandsByKind,
    SequencedMap<WaitKind, Long> strandsByWait,
    @Nullable FatalError fatalError,
    LeakProfile leakProfile,
    int snapshots,
    long change,
    List<Warning> warnings,
    List<Finding> findings,
    List<Waiting> expected,
    List<Waiting> unclear,
    long active) {
  public Diagnosis {
    warnings = List.copyOf(warnings);
    findings = List.copyOf(findings);
    expected = List.copyOf(expected);
    unclear = List.copyOf(unclear);
  }

  /** The same diagnosis, its frames as the change makes them; fingerprints stay. */
  public Diagnosis mapping(UnaryOperator<Frame> change) {
    return with(
        findings.stream().map(finding -> finding.mapping(change)).toList(),
        expected.stream().map(waiting -> waiting.mapping(change)).toList(),
        unclear.stream().map(waiting -> waiting.mapping(change)).toList());
  }

  /** The same diagnosis, its findings as the change makes them. */
  public Diagnosis mappingFindings(UnaryOperator<Finding> change) {
    return with(findings.stream().map(change).toList(), expected, unclear);
  }

  private Diagnosis with(
      List<Finding> otherFindings, List<Waiting> otherExpected, List<Waiting> otherUnclear) {
    return new Diagnosis(
        target,
        takenAt,
        total,
        strandsByKind,
        strandsByWait,
        fatalError,
        leakProfile,
        snapshots,
        change,
        warnings,
        otherFindings,
        otherExpected,
        otherUnclear,
        active);
  }

  /** The surest verdict of any finding; {@code EXPECTED} when there is none. */
  public Verdict worst() {
    return findings.stream()
        .map(Finding::verdict)
        .min(Comparator.naturalOrder())
        .orElse(Verdict.EXPECTED);
  }
}
