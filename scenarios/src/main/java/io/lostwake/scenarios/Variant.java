package io.lostwake.scenarios;

import java.util.Locale;

/// The two programs of a scenario: the one with the mistake and the one without it.
public enum Variant {
  /// Loses [Losses#each()] strands by each loss, or crashes at once.
  LEAKING,
  /// The same program with the real fix: it loses nothing however often it is asked.
  FIXED;

  /// The directory of the program below its scenario: `leaking` or `fixed`.
  public String directory() {
    return name().toLowerCase(Locale.ROOT);
  }
}
