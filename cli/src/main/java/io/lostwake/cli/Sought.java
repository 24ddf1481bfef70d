package io.lostwake.cli;

import io.lostwake.model.Finding;
import io.lostwake.report.Comparison;

/// What a check looks for, besides how it is written down.
///
/// @param failOn from which verdict on a finding makes the command fail
/// @param comparison what a baseline says of the findings
/// @param isMapped whether paths were turned into those of the repository
record Sought(FailOn failOn, Comparison comparison, boolean isMapped) {
  /// Whether this finding makes the command fail: sure enough, and not known.
  boolean fails(Finding finding) {
    return failOn.includes(finding.verdict()) && !comparison.isKnown(finding);
  }
}
