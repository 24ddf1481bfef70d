package io.lostwake.model;

/** How sure a finding is, the surest first. */
public enum Verdict {
  /** It can never run again, and the finding carries the proof. */
  PROVEN,
  /** Strong evidence, confirmed by a second kind, and nothing against it unanswered. */
  LIKELY,
  /** Some evidence, not enough. */
  SUSPECT,
  /** Blocked, no evidence either way. */
  UNCLEAR,
  /** Known to wait by design. */
  EXPECTED;

  /** Whether this is at least as sure as another. */
  public boolean isAtLeast(Verdict other) {
    return compareTo(other) <= 0;
  }
}
