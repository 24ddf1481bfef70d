package io.lostwake.model;

/** What runs the strands. */
public enum TargetRuntime {
  GO("Go", "goroutine", 16),
  JVM("JVM", "thread", 1L << 62);

  private final String displayName;
  private final String strandName;
  private final long idBatch;

  TargetRuntime(String displayName, String strandName, long idBatch) {
    this.displayName = displayName;
    this.strandName = strandName;
    this.idBatch = idBatch;
  }

  /** Its name in a sentence. */
  public String displayName() {
    return displayName;
  }

  /**
   * How many ids in a row are handed out in ascending order: one that is missing below a living one
   * of the same batch was used. Go gives a batch to each processor ({@code _GoidCacheBatch} in
   * runtime/proc.go, 16 in Go 1.19 to 1.27). The JVM has one counter for threads of every kind
   * ({@code java.lang.Thread.ThreadIdentifiers} in JDK 21 to 25), so it has one batch.
   */
  public long idBatch() {
    return idBatch;
  }

  /** {@code goroutine} for 1, {@code goroutines} for any other number. */
  public String strands(long count) {
    return count == 1 ? strandName : strandName + "s";
  }
}
