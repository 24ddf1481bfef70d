package io.lostwake.model;

/** What a format can tell about strands. A snapshot names those it tells. */
public enum Detail {
  STRAND_IDS,
  WAIT_MINUTES,
  /** The call that started a strand. */
  CREATORS,
  /** The id of the strand that started it (Go 1.21 and later). */
  CREATOR_IDS,
  /** Which of send, receive and select a channel wait is. */
  CHANNEL_DIRECTION,
  /** Whether a channel is nil. */
  NIL_CHANNELS,
  /** Argument addresses. */
  REFERENCES
}
