package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The command that gets further from here. It can be pasted into a POSIX shell whatever the source
/// is called.
///
/// @param diagnosis the one it is about
/// @param all whether the report shows everything already
record NextCommand(Diagnosis diagnosis, boolean all) {
  /// The command about the surest finding of all; absent when nothing would get further.
  static Optional<String> of(List<Diagnosis> diagnoses, boolean all) {
    return diagnoses.stream()
        .min(Comparator.comparing(Diagnosis::worst))
        .flatMap(diagnosis -> new NextCommand(diagnosis, all).command());
  }

  private Optional<String> command() {
    boolean isSingle = diagnosis.snapshots() == 1;
    boolean canBeAskedAgain = isLiving() && diagnosis.fatalError() == null;
    if (!diagnosis.findings().isEmpty()) {
      Finding worst = diagnosis.findings().getFirst();
      if (isKeptPossible(worst)) {
        return withSource("check --why-alive " + worst.members().getFirst().id());
      }
      return canBeAskedAgain && isSingle && worst.verdict() != Verdict.PROVEN
          ? withSource("check --wait 30s")
          : Optional.of("lostwake explain " + quoted(worst.cause()));
    }
    if (canBeAskedAgain) {
      return withSource(isSingle ? "check --wait 30s" : "count --watch 5s");
    }
    boolean hidesGroups = !diagnosis.expected().isEmpty() || !diagnosis.unclear().isEmpty();
    return hidesGroups && !all && isSingle && !isStandardInput()
        ? withSource("check --all")
        : Optional.empty();
  }

  /// Whether the heap tells what could still wake the strands: that is what to look at next.
  private static boolean isKeptPossible(Finding finding) {
    return finding.verdict() != Verdict.PROVEN
        && finding.circumstances().keptPossibleBy() != null
        && !finding.members().isEmpty();
  }

  /// An address, or the number of a process.
  private boolean isLiving() {
    String name = diagnosis.target().name();
    return name.startsWith("http://")
        || name.startsWith("https://")
        || (diagnosis.target().runtime() == TargetRuntime.JVM && name.matches("[0-9]+"));
  }

  private boolean isStandardInput() {
    String name = diagnosis.target().name();
    return name.equals("-") || name.equals("standard input");
  }

  /// Absent when the name holds what cannot be shown: an escape would not name the same source.
  private Optional<String> withSource(String command) {
    String name = diagnosis.target().name();
    String argument = name.startsWith("-") ? "./" + name : name;
    String line = "lostwake " + command + " " + quoted(argument);
    return line.equals(VisibleText.of(line)) ? Optional.of(line) : Optional.empty();
  }

  private static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_./:@%+=,-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
