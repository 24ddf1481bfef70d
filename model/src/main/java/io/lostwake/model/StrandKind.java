package io.lostwake.model;

/** What sort of strand it is. */
public enum StrandKind {
  GOROUTINE("goroutine"),
  /** A {@code java.lang.VirtualThread}. */
  VIRTUAL_THREAD("virtual thread"),
  /** A Java thread that is an operating-system thread; JDK 21 calls it so too. */
  PLATFORM_THREAD("platform thread");

  private final String word;

  StrandKind(String word) {
    this.word = word;
  }

  /** {@code virtual thread} for 1, {@code virtual threads} for any other number. */
  public String words(long count) {
    return count == 1 ? word : word + "s";
  }
}
