package io.lostwake.model;

/**
 * What is known of a proof by the source itself: the leak profile of Go 1.26 and later, or what the
 * heap of a JVM proves.
 */
public enum LeakProfile {
  /** The source is a dump without marks: whether the runtime could have marked is not known. */
  NOT_TAKEN,
  /** The process was asked and does not offer it. */
  NOT_OFFERED,
  /** It was taken; strands without a mark may be lost all the same. */
  TAKEN
}
