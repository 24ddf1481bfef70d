package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapField;
import io.lostwake.jvm.hprof.HeapGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What threads were started to do, without the wrappers of the JDK around it. */
final class Tasks {
  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String THREAD = "java.lang.Thread";
  private static final String POOL = CONCURRENT + "ThreadPoolExecutor";
  private static final String SUBTASK = CONCURRENT + "StructuredTaskScopeImpl$SubtaskImpl";

  /** How deep wrappers are opened. */
  private static final int MAXIMUM_DEPTH = 10;

  /** Class and field of every wrapper. */
  private static final List<List<String>> WRAPPERS =
      List.of(
          List.of(CONCURRENT + "FutureTask", "callable"),
          List.of(CONCURRENT + "Executors$RunnableAdapter", "task"),
          List.of(CONCURRENT + "ThreadPerTaskExecutor$TaskRunner", "task"),
          List.of(CONCURRENT + "CompletableFuture$AsyncRun", "fn"),
          List.of(CONCURRENT + "CompletableFuture$AsyncSupply", "fn"),
          List.of(CONCURRENT + "ForkJoinTask$AdaptedRunnable", "runnable"),
          List.of(CONCURRENT + "ForkJoinTask$AdaptedRunnableAction", "runnable"),
          List.of(CONCURRENT + "ForkJoinTask$AdaptedCallable", "callable"),
          List.of(CONCURRENT + "ForkJoinTask$AdaptedInterruptibleCallable", "callable"),
          List.of(CONCURRENT + "ForkJoinTask$AdaptedInterruptibleRunnable", "runnable"),
          List.of(CONCURRENT + "ForkJoinTask$RunnableExecuteAction", "runnable"),
          List.of(SUBTASK, "task"),
          List.of(CONCURRENT + "StructuredTaskScope$SubtaskImpl", "task"));

  private final HeapGraph graph;
  private final Fields fields;
  private final Map<HeapClass, Optional<HeapField>> wrappers = new HashMap<>();
  private final Map<HeapClass, String> words = new HashMap<>();

  Tasks(HeapGraph graph, Fields fields) {
    this.graph = graph;
    this.fields = fields;
  }

  /** The {@code Runnable} that a thread was started with; NONE when not known. */
  int runnable(int thread) {
    int holder = fields.reference(thread, THREAD, "holder");
    if (holder != HeapGraph.NONE) {
      return fields.reference(holder, THREAD + "$FieldHolder", "task");
    }
    int continuation = fields.reference(thread, "java.lang.VirtualThread", "cont");
    int target = fields.reference(continuation, "jdk.internal.vm.Continuation", "target");
    if (target == HeapGraph.NONE) {
      return fields.reference(thread, THREAD, "target");
    }
    String type = graph.classOf(target).name();
    if (!type.startsWith("java.lang.VirtualThread$VThreadContinuation")) {
      return HeapGraph.NONE;
    }
    int task = graph.reference(target, "val$task");
    return task == HeapGraph.NONE ? graph.reference(target, "arg$2") : task;
  }

  /**
   * The class of a thread's task for people; empty when it is not known, or nothing but the JDK's.
   */
  String words(WaitingThread waiting) {
    int thread = waiting.thread().object();
    int task = runnable(thread);
    if (isA(task, POOL + "$Worker")) {
      task = ofWorker(waiting);
    } else if (task == HeapGraph.NONE && !waiting.thread().isVirtual()) {
      task = thread;
    }
    task = unwrapped(task);
    if (task == HeapGraph.NONE) {
      return "";
    }
    return words.computeIfAbsent(
        graph.classOf(task), type -> isOfJdk(type.name()) ? "" : Names.words(type.name()));
  }

  /** The scope of a subtask, or NONE. */
  int scope(int runnable) {
    return fields.reference(runnable, SUBTASK, "scope");
  }

  /** What a worker of a pool runs: the only thing its call refers to beside what it always does. */
  private int ofWorker(WaitingThread waiting) {
    IntStream others =
        waiting
            .locals(POOL, "runWorker")
            .filter(object -> !isA(object, POOL))
            .filter(object -> !isA(object, POOL + "$Worker"))
            .filter(object -> !isA(object, THREAD))
            .filter(object -> !isA(object, "java.lang.Throwable"));
    return WaitingThread.only(others);
  }

  private int unwrapped(int task) {
    int inner = task;
    for (int depth = 0; depth < MAXIMUM_DEPTH && inner != HeapGraph.NONE; depth++) {
      Optional<HeapField> wrapped =
          wrappers.computeIfAbsent(graph.classOf(inner), this::wrappedField);
      int next = wrapped.isEmpty() ? HeapGraph.NONE : graph.reference(inner, wrapped.get());
      if (next == HeapGraph.NONE) {
        return inner;
      }
      inner = next;
    }
    return inner;
  }

  private Optional<HeapField> wrappedField(HeapClass type) {
    return WRAPPERS.stream()
        .map(wrapper ->
            Optional.ofNullable(fields.field(type, wrapper.getFirst(), wrapper.getLast())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether a class says nothing to a person; a lambda of the JDK is one. */
  private static boolean isOfJdk(String type) {
    return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
  }

  private boolean isA(int object, String type) {
    return object != HeapGraph.NONE && graph.classOf(object).isA(type);
  }
}
