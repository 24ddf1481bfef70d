package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.model.WaitKind;

/**
 * What a describer found out.
 *
 * @param kind the kind of the wait, if it had no limit
 * @param words the object it waits for and its state, such as {@code CountDownLatch at 1}; empty
 *     when not known
 * @param object that object, or NONE
 * @param awaitedId the id of the thread that has to act first; 0 when not known
 */
record Description(WaitKind kind, String words, int object, long awaitedId) {
  /** Where only the kind is known. */
  static Description of(WaitKind kind) {
    return new Description(kind, "", HeapGraph.NONE, 0);
  }

  /** Where nobody in particular has to act. */
  static Description of(WaitKind kind, String words, int object) {
    return new Description(kind, words, object, 0);
  }
}
