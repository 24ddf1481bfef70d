package io.lostwake.model;

import java.util.Objects;

/**
 * What a strand is blocked on, without since when.
 *
 * @param kind the kind, comparable across formats
 * @param text the runtime's own words, such as {@code chan send (nil chan)}; recovered from the
 *     frames when the format prints none; empty when unknown
 */
public record Wait(WaitKind kind, String text) {
  public Wait {
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(text, "text is null");
  }
}
