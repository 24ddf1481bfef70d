package io.lostwake.scenarios;

/// What a program starts and loses.
public enum Strands {
  /// Goroutines.
  GOROUTINES("goroutines"),
  /// Virtual threads.
  VIRTUAL_THREADS("virtual"),
  /// Platform threads.
  PLATFORM_THREADS("platform");

  private final String word;

  Strands(String word) {
    this.word = word;
  }

  /// `goroutines`, `virtual` or `platform`; a Java program takes the word as its argument.
  public String word() {
    return word;
  }
}
