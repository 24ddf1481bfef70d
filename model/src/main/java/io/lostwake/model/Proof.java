package io.lostwake.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Why strands of a cohort can never run again, as their source proved it.
 *
 * @param kind the kind of proof; what it rests on depends on it
 * @param strands how many of the cohort's strands it is about; at least 1
 * @param says the proof as a sentence that a person can check, without the number of strands
 */
public record Proof(Kind kind, long strands, String says) {
  /** The kinds of proof. The names are part of the JSON contract. */
  public enum Kind {
    /** On the JVM: nothing alive reaches anything that could wake them. */
    UNREACHABLE,
    /** On the JVM: only shutting down or closing the executor they belong to could wake them. */
    ONLY_ITS_EXECUTOR,
    /** On the JVM: the lock they wait for belongs to a thread that has ended. */
    LOCK_OWNER_ENDED,
    /** On the JVM: each owner in a closed circle waits for a lock of the next one. */
    LOCK_CYCLE,
    /** The virtual machine's own deadlock detector reports them. */
    REPORTED_DEADLOCK
  }

  /** What stands for the sentences of those above the number that is kept in words. */
  public static final String AS_OTHERS = "they are proven in the same way as others here";

  public Proof {
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(says, "says is null");
    if (strands < 1) {
      throw new IllegalArgumentException("a proof about %d strands".formatted(strands));
    }
  }

  /** All of them; those of one kind that say the same are added up. */
  static List<Proof> sum(List<Proof> some, List<Proof> more) {
    List<Proof> sum = new ArrayList<>(some);
    for (Proof proof : more) {
      int known = indexOf(proof, sum);
      if (known < 0) {
        sum.add(proof);
      } else {
        sum.set(known, new Proof(proof.kind, sum.get(known).strands + proof.strands, proof.says));
      }
    }
    return sum;
  }

  private static int indexOf(Proof proof, List<Proof> proofs) {
    for (int index = 0; index < proofs.size(); index++) {
      if (proofs.get(index).kind == proof.kind && proofs.get(index).says.equals(proof.says)) {
        return index;
      }
    }
    return -1;
  }
}
