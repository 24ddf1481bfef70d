package io.lostwake.model;

/**
 * One observed fact for or against a cause.
 *
 * @param kind a stable name such as {@code leak-profile} or {@code births-spread}; two facts of one
 *     kind do not confirm each other
 * @param strength how much it is worth
 * @param says a sentence that a person can check
 */
public record Evidence(String kind, Strength strength, String says) {
  /** How much a fact is worth, the most first. */
  public enum Strength {
    PROOF,
    STRONG,
    WEAK,
    AGAINST
  }
}
