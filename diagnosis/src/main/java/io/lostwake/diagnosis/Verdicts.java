package io.lostwake.diagnosis;

import io.lostwake.model.Evidence;
import io.lostwake.model.Evidence.Strength;
import io.lostwake.model.Verdict;
import java.util.List;

/** From evidence to a verdict: the rules of the house in one place. */
final class Verdicts {
  private Verdicts() {}

  /**
   * @param evidence all of it
   * @param isSuspectAlone whether even one such strand is more than a healthy process shows
   */
  static Verdict of(List<Evidence> evidence, boolean isSuspectAlone) {
    if (has(evidence, Strength.PROOF)) {
      return Verdict.PROVEN;
    }
    boolean isStrong = has(evidence, Strength.STRONG);
    boolean isAnswered = has(evidence, Strength.AGAINST);
    if (isStrong && kindsFor(evidence) >= 2 && !isAnswered) {
      return Verdict.LIKELY;
    }
    boolean isMuch =
        evidence.stream()
            .anyMatch(e -> e.kind().equals("many") || e.kind().equals("creator-ended"));
    if (isStrong) {
      return Verdict.SUSPECT;
    }
    return (isSuspectAlone || isMuch) && !isAnswered ? Verdict.SUSPECT : Verdict.UNCLEAR;
  }

  private static boolean has(List<Evidence> evidence, Strength strength) {
    return evidence.stream().anyMatch(fact -> fact.strength() == strength);
  }

  private static long kindsFor(List<Evidence> evidence) {
    return evidence.stream()
        .filter(fact -> fact.strength() != Strength.AGAINST)
        .map(Evidence::kind)
        .distinct()
        .count();
  }
}
