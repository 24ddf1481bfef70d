package io.lostwake.diagnosis;

import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.model.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Claims that rest on a pattern of library knowledge. */
final class Known {
  /** So many at one place, which are known to leak there, are worth a look. */
  private static final int SEVERAL = 8;

  private Known() {}

  /** Whether library knowledge ascribes a group to another cause than this one. */
  static boolean isAscribedElsewhere(Group group, Cause cause) {
    return group
        .knowledge()
        .filter(known -> !known.waitsByDesign() && !cause.id().equals(known.cause()))
        .isPresent();
  }

  /** Whether a pattern says enough by itself for as many strands as there are. */
  static boolean isSuspect(Pattern known, Group group) {
    return known.isStrong() || group.count() >= SEVERAL;
  }

  /** Claims of a cause to what library knowledge ascribes to it and it did not see by itself. */
  static List<Claim> claims(Cause cause, Scene scene) {
    return scene.unclaimed().stream()
        .filter(group -> ascribedTo(cause, group).isPresent())
        .map(group -> {
          Pattern known = ascribedTo(cause, group).orElseThrow();
          return claim(group, cause, known, isSuspect(known, group));
        })
        .toList();
  }

  /** A claim with what library knowledge says about it, if the cause did not ask. */
  static Claim informed(Claim claim) {
    Pattern known = ascribedTo(claim.cause(), claim.root()).orElse(null);
    if (known == null || claim.fix() != null) {
      return claim;
    }
    List<Evidence> evidence = new ArrayList<>(claim.evidence());
    evidence.addFirst(fact(known));
    return new Claim(
        claim.cause(),
        claim.root(),
        claim.accomplices(),
        claim.alternatives(),
        evidence,
        claim.isSuspectAlone() || isSuspect(known, claim.root()),
        known.fix());
  }

  private static Optional<Pattern> ascribedTo(Cause cause, Group group) {
    return group.knowledge().filter(known -> cause.id().equals(known.cause()));
  }

  /** A claim with the pattern as its first evidence and the pattern's own fix. */
  static Claim claim(Group group, Cause cause, Pattern known, boolean isSuspectAlone) {
    return new Claim(
        cause, group, List.of(), List.of(), List.of(fact(known)), isSuspectAlone, known.fix());
  }

  private static Evidence fact(Pattern known) {
    String says = "%s: %s".formatted(known.says(), known.why());
    return known.isStrong()
        ? Facts.strong("library-knowledge", says)
        : Facts.weak("library-knowledge", says);
  }
}
