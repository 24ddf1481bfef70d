package io.lostwake.cli.demo;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Verdict;
import io.lostwake.scenarios.Scenario;
import io.lostwake.scenarios.Variant;
import org.jspecify.annotations.Nullable;

/// What was found in one program, and whether it is what should be found.
///
/// @param scenario what the program shows
/// @param variant whether it leaks
/// @param found the worst finding at `SUSPECT` or above; null when there is none
/// @param trouble what is wrong, for a person; empty when all is as it should be
public record Outcome(Scenario scenario, Variant variant, @Nullable Finding found, String trouble) {
  /// The outcome of a program that was diagnosed.
  ///
  /// @param diagnosis null when the program ended without a word
  public static Outcome of(Scenario scenario, Variant variant, @Nullable Diagnosis diagnosis) {
    Finding found = diagnosis == null ? null : worst(diagnosis);
    String trouble =
        switch (variant) {
          case FIXED -> found == null ? "" : "nothing is wrong with this program";
          case LEAKING ->
              found == null || diagnosis == null
                  ? "nothing was found"
                  : trouble(scenario, found, diagnosis.leakProfile());
        };
    return new Outcome(scenario, variant, found, trouble);
  }

  /// The outcome of a program that could not be diagnosed.
  public static Outcome failed(Scenario scenario, Variant variant, Exception failure) {
    return new Outcome(scenario, variant, null, String.valueOf(failure.getMessage()));
  }

  /// Whether what was found is what should be found.
  public boolean isOk() {
    return trouble.isEmpty();
  }

  /// The cause that should be found; empty for a program that is well.
  public String expected() {
    return variant == Variant.LEAKING ? scenario.cause() : "";
  }

  private static @Nullable Finding worst(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .filter(finding -> finding.verdict().isAtLeast(Verdict.SUSPECT))
        .findFirst()
        .orElse(null);
  }

  private static String trouble(Scenario scenario, Finding found, LeakProfile leakProfile) {
    Verdict wanted = wanted(scenario, leakProfile);
    Frame culprit = found.culprit();
    if (!found.cause().equals(scenario.cause())
        && !found.alternatives().contains(scenario.cause())) {
      return "the cause should be " + scenario.cause();
    }
    if (culprit == null
        || !culprit.fileName().equals(scenario.culpritFile())
        || !scenario.culpritLines().contains(culprit.line())) {
      return "the culprit should be %s:%s"
          .formatted(scenario.culpritFile(), scenario.culpritLines());
    }
    return found.verdict().isAtLeast(wanted) ? "" : "the verdict should be " + wanted;
  }

  private static Verdict wanted(Scenario scenario, LeakProfile leakProfile) {
    return switch (scenario.proof()) {
      case WAIT, FATAL -> Verdict.PROVEN;
      case RUNTIME -> leakProfile == LeakProfile.TAKEN ? Verdict.PROVEN : Verdict.LIKELY;
      case NONE -> Verdict.LIKELY;
    };
  }
}
