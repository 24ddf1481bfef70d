package io.lostwake.model;

import java.util.function.UnaryOperator;

/**
 * Strands that belong to a finding's story without being its root.
 *
 * @param role why they are here, such as {@code waits for the same mutex}
 * @param kind what they are
 * @param count how many; at least 1
 * @param blockedOn what they wait for
 * @param stack where they are
 */
public record Companion(String role, StrandKind kind, long count, Wait blockedOn, Stack stack) {
  /** The same strands, their frames as the change makes them. */
  Companion mapping(UnaryOperator<Frame> change) {
    return new Companion(role, kind, count, blockedOn, stack.mapping(change));
  }
}
