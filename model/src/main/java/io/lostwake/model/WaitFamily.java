package io.lostwake.model;

/**
 * What a wait is about, coarsely enough that every format and every release of a runtime agrees on
 * it. Part of a {@link Fingerprint}.
 */
public enum WaitFamily {
  CHANNEL,
  LOCK,
  WAIT_GROUP,
  CONDITION,
  FUTURE,
  PERMIT,
  INPUT_OUTPUT,
  SLEEP,
  OTHER
}
