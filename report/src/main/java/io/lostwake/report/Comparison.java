package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Fingerprint;
import io.lostwake.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was found, beside a baseline: what is new, what is known, and what is gone. All processes
/// of one run are compared together.
public final class Comparison {
  /// Without a baseline nothing is known.
  public static final Comparison NONE = new Comparison(null, new Baseline(List.of()));

  /// From how many times the strands on a known finding counts as worse.
  public static final int MANY_TIMES = 10;

  /// What a finding is to the baseline.
  public enum State {
    /// The baseline does not have it.
    NEW,
    /// The baseline has it.
    KNOWN,
    /// The baseline has it, but it is proven now and was not, or [#MANY_TIMES] as many strands are
    /// lost.
    WORSE
  }

  private final @Nullable Baseline baseline;
  private final Map<Fingerprint, Baseline.Entry> before;
  private final Map<Fingerprint, Baseline.Entry> now;

  private Comparison(@Nullable Baseline baseline, Baseline found) {
    this.baseline = baseline;
    this.before = baseline == null ? Map.of() : baseline.byFingerprint();
    this.now = found.byFingerprint();
  }

  /// Compares everything that one run found with a baseline.
  public static Comparison of(Baseline baseline, List<Diagnosis> diagnoses) {
    return new Comparison(baseline, Baseline.of(diagnoses));
  }

  /// Absent when there is no baseline.
  public Optional<State> stateOf(Finding finding) {
    return baseline == null ? Optional.empty() : Optional.of(state(finding.fingerprint()));
  }

  /// Whether it is in the baseline and did not get worse.
  public boolean isKnown(Finding finding) {
    return baseline != null && state(finding.fingerprint()) == State.KNOWN;
  }

  /// How the baseline has it; absent when it does not.
  Optional<Baseline.Entry> before(Finding finding) {
    return Optional.ofNullable(before.get(finding.fingerprint()));
  }

  /// Whether there is a baseline.
  boolean hasBaseline() {
    return baseline != null;
  }

  /// How many findings of this diagnosis are known.
  long known(Diagnosis diagnosis) {
    return diagnosis.findings().stream().filter(this::isKnown).count();
  }

  /// What the baseline has and this run did not find, by fingerprint.
  public List<Baseline.Entry> gone() {
    return baseline == null
        ? List.of()
        : baseline.entries().stream()
            .filter(entry -> !now.containsKey(entry.fingerprint()))
            .toList();
  }

  private State state(Fingerprint fingerprint) {
    Baseline.Entry known = before.get(fingerprint);
    if (known == null) {
      return State.NEW;
    }
    Baseline.Entry found = now.getOrDefault(fingerprint, known);
    boolean isProvenNow = found.verdict() == Verdict.PROVEN && known.verdict() != Verdict.PROVEN;
    boolean isMany = found.count() / MANY_TIMES >= known.count();
    return isProvenNow || isMany ? State.WORSE : State.KNOWN;
  }
}
