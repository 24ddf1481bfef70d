package io.lostwake.diagnosis;

import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.model.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Claims that rest on a pattern of library knowledge. */
final class Known {
  private Known() {}

  /** Claims of a cause to what library knowledge ascribes to it and it did not see by itself. */
  static List<Claim> claims(Cause cause, Scene scene) {
    return scene.unclaimed().stream()
        .filter(group -> ascribedTo(cause, group).isPresent())
        .map(group -> {
          Pattern known = ascribedTo(cause, group).orElseThrow();
          return claim(group, cause, known, known.isStrong());
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
        claim.isSuspectAlone() || known.isStrong(),
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
