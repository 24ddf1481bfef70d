package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.List;

/// An empty result in words, claiming no more than was seen.
///
/// @param diagnosis one without findings
record EmptyResult(Diagnosis diagnosis) {
  /// What was looked at.
  String says() {
    return diagnosis.total() == 0
        ? "There is no " + diagnosis.target().runtime().strands(1) + " in it to look at."
        : "Nothing lost was found among "
            + Wording.strands(diagnosis, diagnosis.total())
            + groups()
            + ".";
  }

  /// What the empty result does not mean.
  String meaning() {
    String profile =
        diagnosis.leakProfile() != LeakProfile.TAKEN
            ? ""
            : switch (diagnosis.target().runtime()) {
              case GO ->
                  "The runtime's leak profile shows none of them lost, which is no proof: it can miss. ";
              case JVM -> "As far as the heap tells, something alive can still wake each of them. ";
            };
    return profile
        + (diagnosis.snapshots() > 1
            ? "A loss slower than the time between the snapshots does not show."
            : "A loss that has only begun looks like ordinary waiting in a single snapshot.");
  }

  /// Those that are neither known to wait nor known to run.
  private long notTold() {
    return Math.min(
        diagnosis.active(), diagnosis.strandsByWait().getOrDefault(WaitKind.UNKNOWN, 0L));
  }

  private String groups() {
    List<String> groups = new ArrayList<>();
    long expected = DiagnosisText.count(diagnosis.expected());
    long unclear = DiagnosisText.count(diagnosis.unclear());
    if (expected > 0) {
      groups.add(Wording.number(expected) + (expected == 1 ? " waits" : " wait") + " by design");
    }
    if (unclear > 0) {
      groups.add(
          Wording.number(unclear)
              + (unclear == 1 ? " is" : " are")
              + " blocked without evidence either way");
    }
    long notTold = notTold();
    if (diagnosis.active() > notTold) {
      long running = diagnosis.active() - notTold;
      groups.add(Wording.number(running) + (running == 1 ? " runs" : " run"));
    }
    if (notTold > 0) {
      groups.add(
          "of "
              + Wording.number(notTold)
              + " the source does not tell whether "
              + (notTold == 1 ? "it runs or waits" : "they run or wait"));
    }
    return groups.isEmpty() ? "" : ": " + Wording.listed(groups, "and");
  }
}
