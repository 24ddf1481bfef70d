package io.lostwake.model;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Strands that are no finding: they wait by design, or nothing speaks for or against them.
 *
 * @param kind what they are
 * @param count how many
 * @param knowledge what is known of them, as one sentence; null when nothing is
 * @param blockedOn what they wait for
 * @param minutes how long; null when the source does not tell
 * @param stack where they are
 * @param creator the call that started them; null when not known
 * @param circumstances what else the source knows of them
 * @param settledBy what would settle whether they are lost; empty when they wait by design
 * @param evidence what was observed, if anything
 */
public record Waiting(
    StrandKind kind,
    long count,
    @Nullable String knowledge,
    Wait blockedOn,
    @Nullable Minutes minutes,
    Stack stack,
    @Nullable Frame creator,
    Circumstances circumstances,
    String settledBy,
    List<Evidence> evidence) {
  public Waiting {
    evidence = List.copyOf(evidence);
  }

  /** The same strands, their frames as the change makes them. */
  Waiting mapping(UnaryOperator<Frame> change) {
    return new Waiting(
        kind,
        count,
        knowledge,
        blockedOn,
        minutes,
        stack.mapping(change),
        creator == null ? null : change.apply(creator),
        circumstances,
        settledBy,
        evidence);
  }
}
