package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapGraph;
import java.util.List;

/** The executors, pools and scopes that threads work for. */
final class Executors {
  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String POOL = CONCURRENT + "ThreadPoolExecutor";
  private static final String PER_TASK = CONCURRENT + "ThreadPerTaskExecutor";
  private static final String FORK_JOIN = CONCURRENT + "ForkJoinPool";
  private static final String FLOCK = "jdk.internal.misc.ThreadFlock";
  private static final String TIMER_THREAD = "java.util.TimerThread";

  /** ThreadPoolExecutor.ctl: three bits of state above 29 bits of count; since JDK 6. */
  private static final int COUNT_BITS = 29;

  /** The classes of executors whose state it can read. */
  static final List<String> CLASSES = List.of(POOL, PER_TASK, FORK_JOIN);

  private final HeapGraph graph;
  private final Fields fields;
  private final Tasks tasks;
  private final QueueSizes sizes;
  private final int commonPool;

  Executors(HeapGraph graph, Fields fields, Tasks tasks) {
    this.graph = graph;
    this.fields = fields;
    this.tasks = tasks;
    sizes = new QueueSizes(graph, fields);
    HeapClass pool = graph.classNamed(FORK_JOIN);
    commonPool = pool == null ? HeapGraph.NONE : graph.staticReference(pool, "common");
  }

  /** The executor or the scope that a thread works for; NONE when none is known. */
  int of(int thread) {
    int container = fields.reference(thread, "java.lang.Thread", "container");
    if (isA(container, PER_TASK)) {
      return container;
    }
    int flock = fields.reference(container, FLOCK + "$ThreadContainerImpl", "flock");
    if (flock != HeapGraph.NONE) {
      int scope = tasks.scope(tasks.runnable(thread));
      return scope == HeapGraph.NONE ? flock : scope;
    }
    int pool = fields.reference(thread, CONCURRENT + "ForkJoinWorkerThread", "pool");
    return pool == HeapGraph.NONE
        ? fields.reference(tasks.runnable(thread), POOL + "$Worker", "this$0")
        : pool;
  }

  /** The executor of a thread in words; empty for none. A {@code Timer} counts as one. */
  String wordsOf(int thread, int executor) {
    if (executor != HeapGraph.NONE) {
      return words(executor);
    }
    return isA(thread, TIMER_THREAD) ? "Timer" : "";
  }

  /**
   * An executor in words, such as {@code ThreadPoolExecutor, 4 of 4 threads, 120 queued, running}.
   */
  String words(int executor) {
    if (isA(executor, POOL)) {
      return pool(executor);
    }
    if (isA(executor, PER_TASK)) {
      return switch ((int) fields.number(executor, PER_TASK, "state", -1)) {
        case 0 -> "ThreadPerTaskExecutor, running";
        case 1, 2 -> "ThreadPerTaskExecutor, shut down";
        default -> "ThreadPerTaskExecutor";
      };
    }
    if (isA(executor, FORK_JOIN)) {
      return executor == commonPool ? "ForkJoinPool.commonPool" : "ForkJoinPool";
    }
    String type = graph.classOf(executor).name();
    return type.startsWith(CONCURRENT + "StructuredTaskScope")
        ? scope(executor, type)
        : Names.simple(type);
  }

  /** A scope, with the name that the program gave it; without the one that holds a hash. */
  String scope(int scope, String type) {
    int name = fields.reference(fields.reference(scope, type, "flock"), FLOCK, "name");
    String text = name == HeapGraph.NONE ? null : graph.string(name);
    return text == null || text.startsWith(CONCURRENT + "StructuredTaskScope")
        ? "StructuredTaskScope"
        : "StructuredTaskScope \"" + text + "\"";
  }

  private String pool(int executor) {
    int control =
        (int)
            fields.number(
                fields.reference(executor, POOL, "ctl"),
                CONCURRENT + "atomic.AtomicInteger",
                "value",
                Integer.MIN_VALUE);
    String name =
        isA(executor, CONCURRENT + "ScheduledThreadPoolExecutor")
            ? "ScheduledThreadPoolExecutor"
            : "ThreadPoolExecutor";
    if (control == Integer.MIN_VALUE) {
      return name;
    }
    int count = control & ((1 << COUNT_BITS) - 1);
    long maximum = fields.number(executor, POOL, "maximumPoolSize", -1);
    boolean isBounded = maximum > 0 && maximum < Integer.MAX_VALUE;
    long queued = sizes.size(fields.reference(executor, POOL, "workQueue"));
    return name
        + ", "
        + count
        + (isBounded ? " of " + maximum : "")
        + ((isBounded ? maximum : count) == 1 ? " thread" : " threads")
        + (queued < 0 ? "" : ", " + queued + " queued")
        + (control < 0 ? ", running" : ", shut down");
  }

  private boolean isA(int object, String type) {
    return object != HeapGraph.NONE && graph.classOf(object).isA(type);
  }
}
