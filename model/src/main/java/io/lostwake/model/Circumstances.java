package io.lostwake.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a source knows of a cohort's strands beyond their place. Strands that differ in it are still
 * one cohort.
 *
 * @param facts what it can say of single strands, such as {@code waits for} to {@code
 *     CountDownLatch at 1} to how many; the keys are words for people
 * @param proofs why some or all of them can never run again; a strand may be in several. The
 *     members they are about are marked in the cohort's population
 * @param keptPossibleBy for strands that are not proven: the shortest way by which something alive
 *     could still wake one of them, such as {@code static com.acme.Jobs.QUEUE}; null when not known
 */
public record Circumstances(Labels facts, List<Proof> proofs, @Nullable String keptPossibleBy) {
  /**
   * The fact that tells who else than the waiting strands themselves can reach what they wait for.
   */
  public static final String HELD_BY = "held by";

  /**
   * The value of {@link #HELD_BY} for a strand that is not proven lost, though only an interrupt
   * could end its wait: nothing alive reaches what it waits for, but strands that wait alike.
   */
  public static final String NOBODY_ELSE = "nobody else";

  /** What a dump tells that tells only places. */
  public static final Circumstances NONE = new Circumstances(Labels.NONE, List.of(), null);

  public Circumstances {
    Objects.requireNonNull(facts, "facts is null");
    proofs = List.copyOf(proofs);
  }

  /** The circumstances of both. */
  public Circumstances plus(Circumstances other) {
    return new Circumstances(
        facts.plus(other.facts),
        Proof.sum(proofs, other.proofs),
        keptPossibleBy == null ? other.keptPossibleBy : keptPossibleBy);
  }
}
