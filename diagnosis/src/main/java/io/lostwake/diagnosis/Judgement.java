package io.lostwake.diagnosis;

import io.lostwake.model.Evidence;
import io.lostwake.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A claim with everything that speaks for and against it, and how sure that makes it.
 *
 * @param evidence the strongest first
 */
record Judgement(Claim claim, Verdict verdict, List<Evidence> evidence) {
  /** Judges a claim. */
  static Judgement of(Claim claim, Scene scene) {
    Group root = claim.root();
    List<Evidence> evidence = new ArrayList<>(claim.evidence());
    evidence.addAll(Growth.of(root, scene));
    for (Evidence fact : BeyondDesign.weighed(Births.of(root, scene), root)) {
      // What a library starts on behalf of a request it often keeps on purpose.
      if (!fact.kind().equals("creator-ended") || isOwn(root)) {
        evidence.add(fact);
      }
    }
    Holders.none(root).ifPresent(evidence::add);
    evidence.addAll(Surroundings.of(root, scene));
    scene.victims().waitedFor(root).ifPresent(evidence::add);
    evidence.addAll(
        0, UncancellableContext.weighed(Proofs.of(root, scene), root, List.copyOf(evidence)));
    evidence.sort(Comparator.comparing(Evidence::strength));
    return new Judgement(claim, Verdicts.of(evidence, claim.isSuspectAlone()), evidence);
  }

  private static boolean isOwn(Group group) {
    return group.hasApplicationFrame() || group.knowledge().isPresent();
  }

  /** Whether it is worth a finding; otherwise it is unclear. */
  boolean isFinding() {
    return verdict.isAtLeast(Verdict.SUSPECT);
  }
}
