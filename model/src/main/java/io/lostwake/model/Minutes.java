package io.lostwake.model;

/**
 * How long strands have been blocked, in whole minutes, each a lower bound: Go counts from the
 * first collection that saw the goroutine blocked, and prints nothing below one minute.
 *
 * @param min of the strand that has waited least
 * @param max of the strand that has waited longest
 */
public record Minutes(int min, int max) {
  public Minutes {
    if (min < 0 || max < min) {
      throw new IllegalArgumentException("not a range of minutes: " + min + " to " + max);
    }
  }
}
