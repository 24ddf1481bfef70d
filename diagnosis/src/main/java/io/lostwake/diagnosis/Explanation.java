package io.lostwake.diagnosis;

/**
 * What a cause says about strands of one kind in one kind of wait, in the words of their runtime.
 *
 * @param possibly what seems to have happened, in one line without the number at its start: it
 *     follows {@code "3 goroutines "} or {@code "1 goroutine "}, so it must read well after both,
 *     and it does not say never
 * @param certainly the same when it is proven
 * @param fix what to do about it
 * @param refutedBy what would show that this is not it
 */
public record Explanation(String possibly, String certainly, String fix, String refutedBy) {
  /** What happened, as sure as it is. */
  String happened(boolean isProven) {
    return isProven ? certainly : possibly;
  }
}
