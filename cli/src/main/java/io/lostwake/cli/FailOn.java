package io.lostwake.cli;

import io.lostwake.model.Verdict;

/// From which verdict on `check` ends with the exit code for findings. The names are what
/// `--fail-on` takes.
enum FailOn {
  proven,
  likely,
  suspect,
  never;

  /// Whether this verdict is one to fail on.
  boolean includes(Verdict verdict) {
    return switch (this) {
      case proven -> verdict.isAtLeast(Verdict.PROVEN);
      case likely -> verdict.isAtLeast(Verdict.LIKELY);
      case suspect -> verdict.isAtLeast(Verdict.SUSPECT);
      case never -> false;
    };
  }
}
