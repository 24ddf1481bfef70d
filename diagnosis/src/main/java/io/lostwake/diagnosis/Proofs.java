package io.lostwake.diagnosis;

import io.lostwake.model.Evidence;
import java.util.ArrayList;
import java.util.List;

/** Facts after which a goroutine can never run again, and what they rest on. */
final class Proofs {
  private Proofs() {}

  static List<Evidence> of(Group group, Scene scene) {
    List<Evidence> proofs = new ArrayList<>();
    long marked = group.markedLeaked();
    if (marked > 0) {
      String whom =
          marked == 1 ? "it" : marked == 2 ? "both of them" : "all %,d of them".formatted(marked);
      proofs.add(
          Facts.proof(
              "leak-profile",
              "the runtime's leak profile marks %s (goroutineleak)".formatted(whom)));
    }
    if (group.kind().isForever()) {
      proofs.add(
          Facts.proof(
              "wait",
              "the runtime says \"%s\": by the Go specification that blocks forever"
                  .formatted(group.blockedOn().text())));
    }
    if (scene.isWholeProcessAsleep()) {
      proofs.add(
          Facts.proof(
              "fatal-error",
              "the runtime ended the process: all goroutines were asleep, none could ever run"));
    }
    return proofs;
  }

  /** What the proofs rest on; empty without a proof. */
  static List<String> assumptions(List<Evidence> evidence) {
    List<String> assumptions = new ArrayList<>();
    for (Evidence fact : evidence) {
      if (fact.strength() != Evidence.Strength.PROOF) {
        continue;
      }
      switch (fact.kind()) {
        case "leak-profile" ->
            assumptions.add(
                "Go's collector found nothing that runs, or can run, from which the channel or lock can be reached;"
                    + " code that hides pointers from the collector (unsafe, cgo) is not seen");
        case "wait" -> assumptions.add("the dump is the runtime's own words, unchanged");
        case "fatal-error" -> assumptions.add("the dump is complete and of one process");
        default -> throw new IllegalStateException("a proof without assumptions: " + fact.kind());
      }
    }
    return assumptions;
  }
}
