package io.lostwake.diagnosis;

import io.lostwake.model.Evidence;
import io.lostwake.model.Evidence.Strength;
import io.lostwake.model.Verdict;
import java.util.List;
import java.util.Set;

/** From evidence to a verdict: the rules of the house in one place. */
final class Verdicts {
  /** Weak facts that are more than a healthy process shows. */
  private static final Set<String> MUCH =
      Set.of("many", "creator-ended", "test-hung", "outlived-test");

  private Verdicts() {}

  /**
   * @param evidence all of it
   * @param isSuspectAlone whether even one such strand is more than a healthy process shows
   */
  static Verdict of(List<Evidence> evidence, boolean isSuspectAlone) {
    if (has(evidence, Strength.PROOF)) {
      return Verdict.PROVEN;
    }
    boolean isAnswered = has(evidence, Strength.AGAINST);
    if (isAnswered) {
      return isStrongDespite(evidence) ? Verdict.SUSPECT : Verdict.UNCLEAR;
    }
    if (has(evidence, Strength.STRONG)) {
      return kindsFor(evidence) >= 2 ? Verdict.LIKELY : Verdict.SUSPECT;
    }
    return isSuspectAlone || isMuch(evidence) ? Verdict.SUSPECT : Verdict.UNCLEAR;
  }

  /** Births that are spread are what live connections have too; other strong facts are not. */
  private static boolean isStrongDespite(List<Evidence> evidence) {
    return evidence.stream()
        .anyMatch(
            fact -> fact.strength() == Strength.STRONG && !fact.kind().equals("births-spread"));
  }

  private static boolean isMuch(List<Evidence> evidence) {
    return evidence.stream().map(Evidence::kind).anyMatch(MUCH::contains);
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
