package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is said of a process as a whole, before and after its findings.
///
/// @param diagnosis the one it is about
record Overview(Diagnosis diagnosis) {
  /// `Go 1.27.4`, `203 goroutines`, ...
  List<String> facts() {
    Target target = diagnosis.target();
    List<String> facts = new ArrayList<>();
    String version = target.version();
    facts.add(target.runtime().displayName() + (version == null ? "" : " " + version));
    boolean isGo = target.runtime() == TargetRuntime.GO;
    facts.add(Wording.strands(diagnosis, diagnosis.total()) + virtualOnes());
    if (diagnosis.snapshots() > 1) {
      facts.add(change(diagnosis.change()));
    }
    switch (diagnosis.leakProfile()) {
      case TAKEN -> facts.add(isGo ? "leak profile available" : "proof from the heap");
      case NOT_OFFERED -> facts.add(isGo ? "no leak profile" : "no proof from this dump");
      case NOT_TAKEN -> {}
    }
    return facts;
  }

  /// `1 proven, 2 suspect`.
  String summary() {
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count = diagnosis.findings().stream().filter(f -> f.verdict() == verdict).count();
      if (count > 0) {
        counts.add(Wording.number(count) + " " + verdict.name().toLowerCase(Locale.ROOT));
      }
    }
    return String.join(", ", counts);
  }

  /// What is not described one by one: who is unclear, and who waits by design.
  List<String> folded() {
    List<String> lines = new ArrayList<>();
    long unclear = DiagnosisText.count(diagnosis.unclear());
    if (unclear > 0) {
      lines.add(
          Wording.strands(diagnosis, unclear)
              + (unclear == 1 ? " is" : " are")
              + " blocked without evidence either way");
    }
    long expected = DiagnosisText.count(diagnosis.expected());
    if (expected > 0) {
      lines.add(
          Wording.strands(diagnosis, expected)
              + (expected == 1 ? " waits" : " wait")
              + " by design");
    }
    return lines;
  }

  /// ` (1,180 virtual)`; empty when there is none.
  private String virtualOnes() {
    long virtual = diagnosis.strandsByKind().getOrDefault(StrandKind.VIRTUAL_THREAD, 0L);
    return virtual == 0 ? "" : " (" + Wording.number(virtual) + " virtual)";
  }

  private static String change(long change) {
    String difference = change == 0 ? "as many" : (change > 0 ? "+" : "") + Wording.number(change);
    return difference + (change == 0 ? " as in" : " since") + " the first snapshot";
  }
}
