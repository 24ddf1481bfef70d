package io.lostwake.diagnosis;

import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.model.Evidence;
import java.util.List;

/** Claims that rest on a pattern of library knowledge. */
final class Known {
  private Known() {}

  /** A claim with the pattern as its first evidence and the pattern's own fix. */
  static Claim claim(Group group, Cause cause, Pattern known, boolean isSuspectAlone) {
    String says = "%s: %s".formatted(known.says(), known.why());
    Evidence evidence =
        known.isStrong()
            ? Facts.strong("library-knowledge", says)
            : Facts.weak("library-knowledge", says);
    return new Claim(
        cause, group, List.of(), List.of(), List.of(evidence), isSuspectAlone, known.fix());
  }
}
