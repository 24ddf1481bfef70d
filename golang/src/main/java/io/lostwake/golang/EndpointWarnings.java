package io.lostwake.golang;

import io.lostwake.model.Warning;
import java.net.URI;

/// What a living process did not tell, in words.
final class EndpointWarnings {
  private EndpointWarnings() {}

  /// The full dump was not asked for.
  static Warning gated(long total, long maximum) {
    long enough = (total / 1000 + 1) * 1000;
    return new Warning(
        Warning.Kind.GATED,
        "",
        "%,d goroutines are more than %,d, so no full dump was asked for: the process stands still while one is made."
            .formatted(total, maximum),
        "Ids, wait times and creators are not known; --max-goroutines %d asks for them."
            .formatted(enough));
  }

  /// The full dump could not be read.
  static Warning fullDumpFailed(URI uri, String words) {
    return new Warning(
        Warning.Kind.REQUEST_FAILED,
        path(uri),
        "The full dump could not be read: " + words + ".",
        "Ids, wait times and creators are not known.");
  }

  /// The leak profile could not be read, or not to its end.
  static Warning leakProfileFailed(URI uri, String words) {
    return new Warning(
        Warning.Kind.REQUEST_FAILED,
        path(uri),
        "The leak profile could not be read: " + words + ".",
        "Lost goroutines may lack the mark that would prove it.");
  }

  /// The leak profile is of another process than the full dump.
  static Warning otherProcess(URI uri) {
    return new Warning(
        Warning.Kind.NOT_ONE_PROCESS,
        path(uri),
        "The leak profile is of another process than the full dump: several share this address, or it was restarted.",
        "Its marks are not used; ask one process by an address of its own.");
  }

  /// The cheap profile and the full dump do not tell of the same number of goroutines.
  static Warning countsDisagree(long cheap, long full) {
    return new Warning(
        Warning.Kind.COUNTS_DISAGREE,
        "",
        "The profile counts %,d goroutines, the full dump a moment later %,d."
            .formatted(cheap, full),
        "Many came or went in between, or one answer is not complete; the counts here are the full dump's.");
  }

  /// Whether two counts differ by more than 20 and by more than a tenth of the larger.
  static boolean disagree(long cheap, long full) {
    long difference = Math.abs(cheap - full);
    return difference > 20 && difference * 10 > Math.max(cheap, full);
  }

  private static String path(URI uri) {
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
