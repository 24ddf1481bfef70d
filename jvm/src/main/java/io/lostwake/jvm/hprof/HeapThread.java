package io.lostwake.jvm.hprof;

import java.util.List;
import java.util.stream.IntStream;

/** A thread with its stack. */
@SuppressWarnings("DoNotCallSuggester")
public final class HeapThread {
  /** Its serial number, which its roots carry. */
  public int serial() {
    throw new UnsupportedOperationException();
  }

  /** Its {@code java.lang.Thread} as a number of an object, or {@link HeapGraph#NONE}. */
  public int object() {
    throw new UnsupportedOperationException();
  }

  /** Its calls, innermost first; empty when the dump has none. */
  public List<HeapFrame> frames() {
    throw new UnsupportedOperationException();
  }

  /** The objects that the locals and operands of one call refer to, and its JNI locals. */
  public IntStream locals(int frame) {
    throw new UnsupportedOperationException();
  }

  /** The objects of all its calls, and those that belong to no single call. */
  public IntStream locals() {
    throw new UnsupportedOperationException();
  }
}
