package io.lostwake.report;

import io.lostwake.model.Finding;
import java.util.Optional;

/// What is said of findings beside a baseline.
final class BaselineWords {
  private BaselineWords() {}

  /// `3 known findings are in the baseline`.
  static String known(long count) {
    return Wording.number(count)
        + (count == 1 ? " known finding is" : " known findings are")
        + " in the baseline";
  }

  /// `2 findings of the baseline were not found any more`.
  static String gone(long count) {
    return Wording.number(count)
        + (count == 1 ? " finding of the baseline was" : " findings of the baseline were")
        + " not found any more";
  }

  /// `no-receiver 9f2c41d7 main.send main.go`.
  static String entry(Baseline.Entry entry) {
    return "%s  %s  %s".formatted(entry.cause(), entry.fingerprint().shortForm(), entry.culprit());
  }

  /// How a finding got worse than the baseline has it; absent when it did not.
  static Optional<String> worse(Finding finding, Comparison comparison) {
    boolean isWorse =
        comparison.stateOf(finding).filter(Comparison.State.WORSE::equals).isPresent();
    return comparison
        .before(finding)
        .filter(_ -> isWorse)
        .map(before ->
            "in the baseline it was %s with %s"
                .formatted(before.verdict(), Wording.number(before.count())));
  }
}
