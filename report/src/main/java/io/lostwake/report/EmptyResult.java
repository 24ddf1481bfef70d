package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.LeakProfile;
import java.util.ArrayList;
import java.util.List;

/// What it means that nothing was found.
///
/// @param diagnosis one without findings
record EmptyResult(Diagnosis diagnosis) {
  /// What was looked at, and what the empty result does and does not mean.
  String says() {
    if (diagnosis.total() == 0) {
      return "There is no " + diagnosis.target().runtime().strands(1) + " in it to look at.";
    }
    return "Nothing lost was found among "
        + Wording.strands(diagnosis, diagnosis.total())
        + groups()
        + ". "
        + meaning();
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
    if (diagnosis.active() > 0) {
      groups.add(Wording.number(diagnosis.active()) + (diagnosis.active() == 1 ? " runs" : " run"));
    }
    return groups.isEmpty() ? "" : ": " + Wording.listed(groups, "and");
  }

  private String meaning() {
    String profile =
        diagnosis.leakProfile() == LeakProfile.TAKEN
            ? "The runtime's leak profile shows none of them lost, which is no proof: it can miss. "
            : "";
    return profile
        + (diagnosis.snapshots() > 1
            ? "A loss slower than the time between the snapshots does not show."
            : "A loss that has only begun looks like ordinary waiting in a single snapshot.");
  }
}
