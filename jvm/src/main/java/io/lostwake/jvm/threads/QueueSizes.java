package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapGraph;
import java.util.List;
import java.util.Map;

/** How full the queues of {@code java.util.concurrent} are that have a lock. */
final class QueueSizes {
  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String LINKED = CONCURRENT + "LinkedBlockingQueue";
  private static final String LINKED_DEQUE = CONCURRENT + "LinkedBlockingDeque";
  private static final String ARRAY = CONCURRENT + "ArrayBlockingQueue";
  private static final String PRIORITY = CONCURRENT + "PriorityBlockingQueue";
  private static final String DELAY = CONCURRENT + "DelayQueue";
  private static final String DELAYED_WORK =
      CONCURRENT + "ScheduledThreadPoolExecutor$DelayedWorkQueue";
  private static final String SYNCHRONOUS = CONCURRENT + "SynchronousQueue";
  private static final long UNKNOWN = -1;

  /** The conditions that threads wait for at a queue, by its class. */
  static final Map<String, List<String>> CONDITIONS =
      Map.of(
          LINKED, List.of("notEmpty", "notFull"),
          LINKED_DEQUE, List.of("notEmpty", "notFull"),
          ARRAY, List.of("notEmpty", "notFull"),
          PRIORITY, List.of("notEmpty"),
          DELAY, List.of("available"),
          DELAYED_WORK, List.of("available"));

  private final HeapGraph graph;
  private final Fields fields;

  QueueSizes(HeapGraph graph, Fields fields) {
    this.graph = graph;
    this.fields = fields;
  }

  /**
   * Class and contents, such as {@code ArrayBlockingQueue, 10 of 10 full}; only the class when the
   * contents are not known.
   */
  String words(int queue) {
    String type = type(queue);
    String name = Names.simple(type.isEmpty() ? graph.classOf(queue).name() : type);
    name = name.substring(name.lastIndexOf('.') + 1);
    long size = size(queue);
    long capacity = capacity(queue);
    if (size < 0) {
      return name;
    }
    if (size == 0) {
      return name + ", empty";
    }
    if (capacity <= 0 || capacity == Integer.MAX_VALUE) {
      return name + ", " + size + (size == 1 ? " element" : " elements");
    }
    return name + ", " + size + " of " + capacity + (size >= capacity ? " full" : "");
  }

  /** How many elements it holds; -1 when not known. */
  long size(int queue) {
    return switch (type(queue)) {
      case LINKED ->
          fields.number(
              fields.reference(queue, LINKED, "count"),
              CONCURRENT + "atomic.AtomicInteger",
              "value",
              UNKNOWN);
      case LINKED_DEQUE -> fields.number(queue, LINKED_DEQUE, "count", UNKNOWN);
      case ARRAY -> fields.number(queue, ARRAY, "count", UNKNOWN);
      case PRIORITY -> fields.number(queue, PRIORITY, "size", UNKNOWN);
      case DELAY ->
          fields.number(
              fields.reference(queue, DELAY, "q"), "java.util.PriorityQueue", "size", UNKNOWN);
      case DELAYED_WORK -> fields.number(queue, DELAYED_WORK, "size", UNKNOWN);
      case SYNCHRONOUS -> 0;
      default -> UNKNOWN;
    };
  }

  private long capacity(int queue) {
    return switch (type(queue)) {
      case LINKED -> fields.number(queue, LINKED, "capacity", UNKNOWN);
      case LINKED_DEQUE -> fields.number(queue, LINKED_DEQUE, "capacity", UNKNOWN);
      case ARRAY -> graph.length(fields.reference(queue, ARRAY, "items"));
      default -> UNKNOWN;
    };
  }

  /** The class of the JDK that it is, itself or by inheritance; empty for none. */
  private String type(int queue) {
    if (queue == HeapGraph.NONE) {
      return "";
    }
    if (graph.classOf(queue).isA(SYNCHRONOUS)) {
      return SYNCHRONOUS;
    }
    return CONDITIONS.keySet().stream()
        .filter(type -> graph.classOf(queue).isA(type))
        .findFirst()
        .orElse("");
  }
}
