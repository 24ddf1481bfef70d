package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapGraph;
import java.util.HashMap;
import java.util.Map;

/** Who waits for the end of a thread. */
final class Joiners {
  private static final String VIRTUAL_THREAD = "java.lang.VirtualThread";
  private static final String LATCH = "java.util.concurrent.CountDownLatch";

  /** The number of joiners, and one of them. */
  private record Joined(int count, JvmThread joiner) {}

  private final Map<Integer, Joined> joined = new HashMap<>();

  /**
   * Looks at few threads: those in {@code Object.wait}, for so one waits for a platform thread, and
   * those parked at a latch by which a virtual thread tells its end.
   */
  Joiners(HeapGraph graph, JvmThreads threads, JoinDescriber joins) {
    Fields fields = threads.fields();
    Map<Integer, Integer> byLatch = new HashMap<>();
    for (JvmThread thread : threads.all()) {
      int termination = fields.reference(thread.object(), VIRTUAL_THREAD, "termination");
      int latch = fields.reference(termination, LATCH, "sync");
      if (latch != HeapGraph.NONE) {
        byLatch.put(latch, thread.object());
      }
    }
    for (JvmThread thread : threads.all()) {
      int blocker = fields.reference(thread.object(), "java.lang.Thread", "parkBlocker");
      Integer virtual = byLatch.get(blocker);
      if (virtual != null) {
        add(virtual, thread);
      } else if (isInObjectWait(thread)) {
        var waiting = new WaitingThread(graph, threads, thread);
        if (waiting.type().equals("java.lang.Thread") && waiting.method().equals("join")) {
          add(joins.joined(waiting), thread);
        }
      }
    }
  }

  /**
   * Who joins a thread, such as {@code thread #1 "main"} or {@code 3 threads}; empty for nobody.
   */
  String words(int thread) {
    Joined found = joined.get(thread);
    if (found == null) {
      return "";
    }
    return found.count == 1 ? found.joiner.toString() : found.count + " threads";
  }

  private static boolean isInObjectWait(JvmThread thread) {
    ThreadState state = thread.state();
    return state == ThreadState.OBJECT_WAIT || state == ThreadState.TIMED_OBJECT_WAIT;
  }

  private void add(int thread, JvmThread joiner) {
    if (thread != HeapGraph.NONE) {
      joined.merge(
          thread, new Joined(1, joiner), (old, more) -> new Joined(old.count + 1, old.joiner));
    }
  }
}
