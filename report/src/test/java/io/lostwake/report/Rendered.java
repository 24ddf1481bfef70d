package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Verdict;
import java.io.IOException;
import java.util.List;

/** What a report writes, and baselines for it. */
final class Rendered {
  private Rendered() {}

  static String text(Report report, List<Diagnosis> diagnoses) throws IOException {
    var out = new StringBuilder();
    report.write(diagnoses, out);
    return out.toString();
  }

  static String text(Report report, String situation) throws IOException {
    return text(report, Situations.named(situation));
  }

  /** A baseline that knows the findings as they are, and one more that is gone. */
  static Comparison known(String situation) {
    List<Diagnosis> diagnoses = Situations.named(situation);
    return Comparison.of(
        Baseline.of(List.of(diagnoses.getFirst(), SureSituations.fatalDeadlock())), diagnoses);
  }

  /** A baseline in which every finding was small and only suspect. */
  static Comparison worse(String situation) {
    List<Diagnosis> diagnoses = Situations.named(situation);
    List<Baseline.Entry> entries =
        diagnoses.stream()
            .flatMap(diagnosis -> diagnosis.findings().stream())
            .map(Rendered::small)
            .toList();
    return Comparison.of(Baseline.ofFile(entries), diagnoses);
  }

  private static Baseline.Entry small(Finding finding) {
    return new Baseline.Entry(
        finding.fingerprint(), finding.cause(), Verdict.SUSPECT, 1, "main.small main.go");
  }
}
