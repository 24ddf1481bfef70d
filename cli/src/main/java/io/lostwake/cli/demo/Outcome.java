package io.lostwake.cli.demo;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Verdict;
import io.lostwake.scenarios.Program;
import io.lostwake.scenarios.Scenario;
import io.lostwake.scenarios.Strands;
import io.lostwake.scenarios.Variant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was found in one program, and whether it is what should be found.
///
/// @param program what was looked at
/// @param found the worst finding at `SUSPECT` or above; null when there is none
/// @param trouble what is wrong, for a person; empty when all is as it should be
public record Outcome(Program program, @Nullable Finding found, String trouble) {
  /// The outcome of a program that was diagnosed.
  ///
  /// @param diagnosis null when the program ended without a word
  public static Outcome of(Program program, @Nullable Diagnosis diagnosis) {
    Finding found = diagnosis == null ? null : worst(diagnosis);
    String trouble =
        switch (program.variant()) {
          case FIXED -> found == null ? "" : "nothing is wrong with this program";
          case LEAKING ->
              found == null || diagnosis == null
                  ? "nothing was found"
                  : trouble(program, found, diagnosis.leakProfile());
        };
    return new Outcome(program, found, trouble);
  }

  /// The outcome of a program that could not be diagnosed.
  public static Outcome failed(Program program, Exception failure) {
    return new Outcome(program, null, String.valueOf(failure.getMessage()));
  }

  /// Whether what was found is what should be found.
  public boolean isOk() {
    return trouble.isEmpty();
  }

  /// The cause that should be found; empty for a program that is well.
  public String expected() {
    return program.variant() == Variant.LEAKING ? program.scenario().cause() : "";
  }

  private static @Nullable Finding worst(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .filter(finding -> finding.verdict().isAtLeast(Verdict.SUSPECT))
        .findFirst()
        .orElse(null);
  }

  private static String trouble(Program program, Finding found, LeakProfile leakProfile) {
    Scenario scenario = program.scenario();
    Verdict wanted = wanted(program, leakProfile);
    String says = scenario.says();
    if (!found.cause().equals(scenario.cause())
        && !found.alternatives().contains(scenario.cause())) {
      return "the cause should be " + scenario.cause();
    }
    if (!isCulprit(found.culprit(), scenario)) {
      return "the culprit should be %s:%s"
          .formatted(scenario.sourceFile(), scenario.culpritLines());
    }
    if (says != null && facts(found).noneMatch(fact -> fact.contains(says))) {
      return "it should say '%s', not %s".formatted(says, facts(found).toList());
    }
    String fix = scenario.fix();
    if (fix != null && !found.fix().contains(fix)) {
      return "the fix should say '%s', not '%s'".formatted(fix, found.fix());
    }
    return found.verdict().isAtLeast(wanted) ? "" : "the verdict should be " + wanted;
  }

  private static boolean isCulprit(@Nullable Frame culprit, Scenario scenario) {
    if (culprit == null || !culprit.fileName().equals(scenario.sourceFile())) {
      return scenario.culpritLines().isEmpty();
    }
    return scenario.culpritLines().contains(culprit.line());
  }

  private static Stream<String> facts(Finding found) {
    return found.circumstances().facts().counts().values().stream()
        .flatMap(values -> values.keySet().stream());
  }

  private static Verdict wanted(Program program, LeakProfile leakProfile) {
    boolean isProvable =
        switch (program.scenario().proof()) {
          case WAIT, FATAL, HEAP, EXECUTOR, OWNER_ENDED, CYCLE -> true;
          case RUNTIME -> leakProfile == LeakProfile.TAKEN;
          case REPORTED -> program.strands() == Strands.PLATFORM_THREADS;
          case NONE -> false;
        };
    if (isProvable) {
      return Verdict.PROVEN;
    }
    return switch (program.scenario().verdict()) {
      case LIKELY -> Verdict.LIKELY;
      case SUSPECT -> Verdict.SUSPECT;
    };
  }
}
