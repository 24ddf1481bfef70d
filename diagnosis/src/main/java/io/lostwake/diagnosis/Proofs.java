package io.lostwake.diagnosis;

import io.lostwake.model.Evidence;
import io.lostwake.model.FatalError;
import io.lostwake.model.Proof;
import io.lostwake.model.StrandKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Facts after which a strand can never run again, and what they rest on. */
final class Proofs {
  /** So many sentences of one kind are told; a thousand locks have a thousand owners. */
  private static final int MOST_OF_A_KIND = 3;

  private static final String HEAP =
      "the heap dump is complete, and what could wake them is not held by native code or, in running"
          + " code, in a register alone";

  private static final String NOBODY_ENUMERATES =
      "nobody reaches into the JDK's own lists of threads by reflection, no debugger, agent or weak"
          + " JNI reference wakes a thread, and nobody lists threads (Thread.getAllStackTraces) only to"
          + " interrupt them";

  private Proofs() {}

  static List<Evidence> of(Group group, Scene scene) {
    List<Evidence> proofs = new ArrayList<>();
    if (group.strandKind() != StrandKind.GOROUTINE) {
      return bySource(group);
    }
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
    FatalError fatal = scene.snapshot().fatalError();
    if (fatal != null && fatal.everyStrandAsleep()) {
      proofs.add(
          Facts.proof(
              "fatal-error",
              "the runtime ended the process: all goroutines were asleep, none could ever run"));
    }
    return proofs;
  }

  /** A proof counts only for strands that are marked: the members of a finding are those. */
  private static List<Evidence> bySource(Group group) {
    List<Evidence> evidence = new ArrayList<>();
    if (!group.isProvenBySource()) {
      return evidence;
    }
    for (Proof.Kind kind : Proof.Kind.values()) {
      List<Proof> proofs =
          group.circumstances().proofs().stream()
              .filter(proof -> proof.kind() == kind)
              .sorted(
                  Comparator.comparing((Proof proof) -> proof.says().equals(Proof.AS_OTHERS))
                      .thenComparing(Comparator.comparingLong(Proof::strands).reversed())
                      .thenComparing(Proof::says))
              .toList();
      List<Proof> told = proofs.subList(0, Math.min(MOST_OF_A_KIND, proofs.size()));
      told.forEach(proof -> evidence.add(Facts.proof(nameOf(kind), says(proof, group))));
      long more =
          proofs.subList(told.size(), proofs.size()).stream().mapToLong(Proof::strands).sum();
      if (more > 0) {
        evidence.add(
            Facts.proof(nameOf(kind), "%,d more are proven in the same way".formatted(more)));
      }
    }
    return evidence;
  }

  private static String says(Proof proof, Group group) {
    long strands = proof.strands();
    if (strands < group.markedLeaked()) {
      return "%s (%,d of them)".formatted(proof.says(), strands);
    }
    return switch ((int) Math.min(3, strands)) {
      case 1 -> proof.says();
      case 2 -> proof.says() + " (both of them)";
      default -> "%s (all %,d of them)".formatted(proof.says(), strands);
    };
  }

  private static String nameOf(Proof.Kind kind) {
    return switch (kind) {
      case UNREACHABLE -> "unreachable";
      case ONLY_ITS_EXECUTOR -> "only-its-executor";
      case LOCK_OWNER_ENDED -> "lock-owner-ended";
      case LOCK_CYCLE -> "circle-of-owners";
      case REPORTED_DEADLOCK -> "reported-deadlock";
    };
  }

  /** How many of a group's proven strands their executor could still wake. */
  static long onlyByExecutor(Group group) {
    if (!group.isProvenBySource()) {
      return 0;
    }
    long strands =
        group.circumstances().proofs().stream()
            .filter(proof -> proof.kind() == Proof.Kind.ONLY_ITS_EXECUTOR)
            .mapToLong(Proof::strands)
            .sum();
    return Math.min(strands, group.markedLeaked());
  }

  /** What the proofs rest on; empty without a proof. */
  static List<String> assumptions(List<Evidence> evidence) {
    return evidence.stream()
        .filter(fact -> fact.strength() == Evidence.Strength.PROOF)
        .flatMap(fact -> assumptions(fact.kind()).stream())
        .distinct()
        .toList();
  }

  private static List<String> assumptions(String kind) {
    return switch (kind) {
      case "leak-profile" ->
          List.of(
              "Go's collector found nothing that runs, or can run, from which the channel or lock can be reached;"
                  + " code that hides pointers from the collector (unsafe, cgo) is not seen");
      case "wait" -> List.of("the dump is the runtime's own words, unchanged");
      case "fatal-error" -> List.of("the dump is complete and of one process");
      case "unreachable" -> List.of(HEAP, NOBODY_ENUMERATES);
      case "only-its-executor" ->
          List.of(
              HEAP,
              NOBODY_ENUMERATES,
              "nobody calls shutdownNow() or close() on the executor they belong to: that would still interrupt them");
      case "lock-owner-ended" ->
          List.of(
              "the lock is one of the JDK's, not a subclass that others may unlock, and nobody changes its"
                  + " owner by reflection",
              "nobody interrupts a thread that waits for it with lockInterruptibly");
      case "circle-of-owners" ->
          List.of(
              "the owners in the dump are those of one moment, and nobody interrupts a thread of the circle"
                  + " that waits with lockInterruptibly");
      case "reported-deadlock" ->
          List.of(
              "the virtual machine's deadlock detector is right, and its report is of this dump");
      default -> throw new IllegalStateException("a proof without assumptions: " + kind);
    };
  }
}
