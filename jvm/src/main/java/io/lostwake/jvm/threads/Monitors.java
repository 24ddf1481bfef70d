package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapGraph;
import java.util.stream.IntStream;

/** Finds the object whose {@code wait} a thread called. */
final class Monitors {
  private static final String OBJECT = "java.lang.Object";
  private static final String THREAD = "java.lang.Thread";

  private Monitors() {}

  /**
   * The object; NONE when it cannot be told for sure. The calls of {@code wait} refer to nothing
   * but it and, in some releases, the waiting thread. Compiled code does not refer to it any more
   * (seen with {@code -Xcomp}); there only {@code Thread.join} still does.
   */
  static int waitedOn(WaitingThread waiting) {
    int self = waiting.thread().object();
    int receiver =
        WaitingThread.only(
            IntStream.concat(waiting.locals(OBJECT, "wait"), waiting.locals(OBJECT, "wait0"))
                .filter(object -> object != self));
    boolean joins = waiting.type().equals(THREAD) && waiting.method().equals("join");
    return receiver == HeapGraph.NONE && joins
        ? WaitingThread.only(
            waiting.locals(THREAD, "join").filter(object -> isOther(waiting, object)))
        : receiver;
  }

  private static boolean isOther(WaitingThread waiting, int object) {
    return object != waiting.thread().object() && waiting.isA(object, THREAD);
  }
}
