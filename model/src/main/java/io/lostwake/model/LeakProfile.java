package io.lostwake.model;

/** What is known of the runtime's own leak profile (Go 1.26 and later). */
public enum LeakProfile {
  /** The source is a dump without marks: whether the runtime could have marked is not known. */
  NOT_TAKEN,
  /** The process was asked and does not offer it. */
  NOT_OFFERED,
  /** It was taken; strands without a mark may be lost all the same. */
  TAKEN
}
