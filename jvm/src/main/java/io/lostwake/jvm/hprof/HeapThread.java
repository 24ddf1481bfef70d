package io.lostwake.jvm.hprof;

import java.util.List;
import java.util.stream.IntStream;

/** A thread with its stack. */
public final class HeapThread {
  private final ThreadTable threads;
  private final int number;

  HeapThread(ThreadTable threads, int number) {
    this.threads = threads;
    this.number = number;
  }

  /** Its serial number, which its roots carry. */
  public int serial() {
    return threads.serial(number);
  }

  /** Its {@code java.lang.Thread} as a number of an object, or {@link HeapGraph#NONE}. */
  public int object() {
    return threads.object(number);
  }

  /**
   * Its calls, innermost first; empty when the dump has none. Threads with equal stacks have the
   * same list, so that {@code ==} tells most of them apart from others.
   */
  public List<HeapFrame> frames() {
    return threads.frames(number);
  }

  /** The objects that the locals and operands of one call refer to, and its JNI locals. */
  public IntStream locals(int frame) {
    return threads.locals(number, frame);
  }

  /** The objects of all its calls, and those that belong to no single call. */
  public IntStream locals() {
    return threads.locals(number, null);
  }
}
