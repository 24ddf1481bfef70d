package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.model.WaitKind;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The end of threads, of the tasks of an executor or of a scope, and of processes. */
final class JoinDescriber implements Describer {
  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String THREAD = "java.lang.Thread";
  private static final String VIRTUAL_THREAD = "java.lang.VirtualThread";
  private static final String LATCH = CONCURRENT + "CountDownLatch";
  private static final String FLOCK = "jdk.internal.misc.ThreadFlock";

  private final JvmThreads threads;
  private final Fields fields;
  private final Executors executors;

  JoinDescriber(JvmThreads threads, Executors executors) {
    this.threads = threads;
    fields = threads.fields();
    this.executors = executors;
  }

  @Override
  public @Nullable Description describe(WaitingThread waiting) {
    String type = Operation.outer(waiting.type());
    String method = waiting.method();
    boolean awaitsExecutor = method.equals("close") || method.equals("awaitTermination");
    return switch (type) {
      case THREAD -> method.equals("join") ? thread(waiting) : null;
      case CONCURRENT + "StructuredTaskScope", CONCURRENT + "StructuredTaskScopeImpl" ->
          scope(waiting, type);
      case CONCURRENT + "ExecutorService",
          CONCURRENT + "ThreadPoolExecutor",
          CONCURRENT + "ThreadPerTaskExecutor",
          CONCURRENT + "ForkJoinPool" ->
          awaitsExecutor ? executor(waiting) : null;
      case "java.lang.Process", "java.lang.ProcessImpl" ->
          method.equals("waitFor") ? process(waiting, type) : null;
      default -> null;
    };
  }

  /** The thread that {@code Thread.join} waits for; NONE when that cannot be told for sure. */
  int joined(WaitingThread waiting) {
    if (waiting.calls(VIRTUAL_THREAD, "joinNanos")) {
      return WaitingThread.only(
          IntStream.concat(
                  waiting.locals(VIRTUAL_THREAD, "joinNanos"), waiting.locals(THREAD, "join"))
              .filter(object -> termination(object) == waiting.parkBlocker())
              .filter(object -> waiting.parkBlocker() != HeapGraph.NONE));
    }
    return Monitors.waitedOn(waiting);
  }

  private int termination(int thread) {
    return fields.reference(fields.reference(thread, VIRTUAL_THREAD, "termination"), LATCH, "sync");
  }

  private Description thread(WaitingThread waiting) {
    int joined = joined(waiting);
    return threads.isThread(joined)
        ? new Description(
            WaitKind.JOIN, "the end of " + threads.wordsWithEnd(joined), joined, threads.id(joined))
        : Description.of(WaitKind.JOIN);
  }

  private Description scope(WaitingThread waiting, String type) {
    int scope = waiting.local(type);
    int flock = fields.reference(scope, type, "flock");
    long open = fields.number(flock, FLOCK, "threadCount", -1);
    return Description.of(
        WaitKind.JOIN,
        scope == HeapGraph.NONE || open < 0
            ? "StructuredTaskScope"
            : executors.scope(scope, type)
                + ", "
                + open
                + (open == 1 ? " subtask" : " subtasks")
                + " open",
        scope);
  }

  private Description executor(WaitingThread waiting) {
    int executor =
        WaitingThread.only(
            Executors.CLASSES.stream()
                .mapToInt(waiting::local)
                .filter(object -> object != HeapGraph.NONE));
    return Description.of(
        WaitKind.JOIN, executor == HeapGraph.NONE ? "" : executors.words(executor), executor);
  }

  private Description process(WaitingThread waiting, String type) {
    int process = waiting.local(type);
    long pid = fields.number(process, type, "pid", -1);
    return Description.of(WaitKind.JOIN, pid < 0 ? "a process" : "process " + pid, process);
  }
}
