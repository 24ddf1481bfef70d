package io.lostwake.model;

/**
 * A source of which nothing could be read. The message is one line for people: what was seen
 * instead, and what to try next. What could be read in part is a snapshot with warnings, never
 * this.
 */
public final class UnreadableSourceException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what was seen, in words. */
  public UnreadableSourceException(String message) {
    super(message);
  }

  /** With what was seen, in words, and what made it fail. */
  public UnreadableSourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
