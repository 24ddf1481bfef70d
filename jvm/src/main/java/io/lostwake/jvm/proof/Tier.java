package io.lostwake.jvm.proof;

/** What a heap dump proves about one thread. */
public enum Tier {
  /** Something alive leads to it, or the dump does not tell enough. */
  NOT_PROVEN,
  /** Nothing alive leads to it, nor to anything that could wake it. */
  NOTHING_CAN_WAKE,
  /**
   * Only the bookkeeping of an executor leads to it, which serves {@code shutdownNow()} and {@code
   * close()} and nothing else.
   */
  ONLY_ITS_EXECUTOR,
  /**
   * Only a weak reference leads to it. No proof: the collector would free it, but as long as the
   * JDK's list of virtual threads keeps it, or it is a platform thread, the program can still call
   * {@code get()} and wake it.
   */
  ONLY_A_WEAK_REFERENCE
}
