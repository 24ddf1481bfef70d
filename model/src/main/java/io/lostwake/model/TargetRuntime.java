package io.lostwake.model;

/** What runs the strands. */
public enum TargetRuntime {
  GO("Go", "goroutine"),
  JVM("JVM", "thread");

  private final String displayName;
  private final String strandName;

  TargetRuntime(String displayName, String strandName) {
    this.displayName = displayName;
    this.strandName = strandName;
  }

  /** Its name in a sentence. */
  public String displayName() {
    return displayName;
  }

  /** {@code goroutine} for 1, {@code goroutines} for any other number. */
  public String strands(long count) {
    return count == 1 ? strandName : strandName + "s";
  }
}
