package io.lostwake.diagnosis;

import io.lostwake.model.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cause's claim to a group, before it is known how sure it is.
 *
 * @param cause who claims
 * @param root the group that is lost
 * @param accomplices groups that belong to the same story, with their role; each leaves the list of
 *     unclaimed groups with the root
 * @param alternatives ids of causes that fit the facts as well
 * @param evidence what the cause itself observed; what holds for every cause is added later
 * @param isSuspectAlone whether even one such strand, without any sign of accumulation, is more
 *     than a healthy process shows
 * @param fix what to do; null for the cause's own words
 */
record Claim(
    Cause cause,
    Group root,
    List<Accomplice> accomplices,
    List<String> alternatives,
    List<Evidence> evidence,
    boolean isSuspectAlone,
    @Nullable String fix) {
  Claim {
    accomplices = List.copyOf(accomplices);
    alternatives = List.copyOf(alternatives);
    evidence = List.copyOf(evidence);
  }

  /** A group in somebody else's story. */
  record Accomplice(String role, Group group) {}

  /** A claim to one group, with nothing else to say. */
  static Claim to(Group root, Cause cause, boolean isSuspectAlone) {
    return new Claim(cause, root, List.of(), List.of(), List.of(), isSuspectAlone, null);
  }

  Claim with(List<Accomplice> more) {
    return new Claim(cause, root, more, alternatives, evidence, isSuspectAlone, fix);
  }

  Claim orElse(List<String> others) {
    return new Claim(cause, root, accomplices, others, evidence, isSuspectAlone, fix);
  }

  Claim because(Evidence... observed) {
    return new Claim(
        cause, root, accomplices, alternatives, List.of(observed), isSuspectAlone, fix);
  }

  Claim fixedBy(String other) {
    return new Claim(cause, root, accomplices, alternatives, evidence, isSuspectAlone, other);
  }
}
