package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapGraph;
import java.util.stream.IntStream;

/** Finds the object whose {@code wait} a thread called. */
final class Monitors {
  private static final String OBJECT = "java.lang.Object";

  private Monitors() {}

  /**
   * The object; NONE when it cannot be told for sure. The calls of {@code wait} refer to it and, in
   * some releases, to the waiting thread.
   */
  static int waitedOn(WaitingThread waiting) {
    int self = waiting.thread().object();
    int receiver =
        WaitingThread.only(
            IntStream.concat(waiting.locals(OBJECT, "wait"), waiting.locals(OBJECT, "wait0"))
                .filter(object -> object != self));
    if (receiver != HeapGraph.NONE) {
      return receiver;
    }
    boolean isItself =
        IntStream.concat(waiting.locals(OBJECT, "wait"), waiting.locals(OBJECT, "wait0"))
                .anyMatch(object -> object == self)
            && IntStream.concat(waiting.locals(OBJECT, "wait"), waiting.locals(OBJECT, "wait0"))
                .allMatch(object -> object == self);
    return isItself ? self : HeapGraph.NONE;
  }
}
