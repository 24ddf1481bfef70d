package io.lostwake.diagnosis;

import java.util.List;

/**
 * A reason why strands are stuck: an entry of the catalogue. One class each, listed in {@link
 * Causes}; its page is {@code docs/causes/ID.md}, its programs are in {@code scenarios}.
 */
public interface Cause {
  /** The stable name, such as {@code no-receiver}. */
  String id();

  /** What it is, in one short line. */
  String title();

  /**
   * What happened, in one line without the number at its start: it follows {@code "3 goroutines "}
   * or {@code "1 goroutine "}, so it must read well after both.
   *
   * @param isProven whether it may say never
   */
  String happened(boolean isProven);

  /** What to do about it. */
  String fix();

  /** What would show that this is not it. */
  String refutedBy();

  /**
   * The groups this cause explains, out of those that no cause before it has claimed.
   *
   * @param scene what is known of the process, and what is still unclaimed
   */
  List<Claim> claims(Scene scene);
}
