package io.lostwake.diagnosis;

import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.List;

/**
 * A reason why strands are stuck: an entry of the catalogue. One class each, listed in {@link
 * Causes}; its page is {@code docs/causes/ID.md}, its programs are in {@code scenarios}.
 */
public interface Cause {
  /** The stable name, such as {@code no-receiver}. */
  String id();

  /** What it is, in one short line, for every runtime that has it. */
  String title();

  /** What it says about strands that it explains. */
  Explanation explanation(StrandKind strands, WaitKind wait);

  /**
   * The groups this cause explains, out of those that no cause before it has claimed.
   *
   * @param scene what is known of the process, and what is still unclaimed
   */
  List<Claim> claims(Scene scene);
}
