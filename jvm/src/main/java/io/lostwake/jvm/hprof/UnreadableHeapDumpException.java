package io.lostwake.jvm.hprof;

/** A file that is no heap dump, or none that this version reads. */
public final class UnreadableHeapDumpException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Says what the file is instead, or what is wrong with it.
   *
   * @param message one line for people, without the file's name
   */
  public UnreadableHeapDumpException(String message) {
    super(message);
  }
}
