package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapField;
import io.lostwake.jvm.hprof.HeapGraph;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The fields in which executors of the JDK remember their threads. They serve to interrupt them in
 * {@code shutdownNow()} and {@code close()}, to count and to dump them, and nothing else (read in
 * JDK 25). A gate is one such field of one object: it leads from the object to what is behind. The
 * owners of the queues of a {@code ForkJoinPool} also serve to wake idle workers, so these hang on
 * their pool in {@link Candidates}.
 */
final class Gates {
  private static final String THREAD_PER_TASK = "java.util.concurrent.ThreadPerTaskExecutor";
  private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
  private static final String FORK_JOIN = "java.util.concurrent.ForkJoinPool";
  private static final String CONTAINER = "jdk.internal.vm.SharedThreadContainer";

  private final HeapGraph graph;
  private final List<DeclaredField> fields;
  private final DeclaredField threadContainer;
  private final ObjectPairs at = new ObjectPairs();
  private final ObjectPairs executors = new ObjectPairs();
  private final Ints behind = new Ints();
  private final Ints executor = new Ints();

  Gates(HeapGraph graph) {
    this.graph = graph;
    threadContainer = new DeclaredField(graph, "java.lang.Thread", "container");
    var threads = new DeclaredField(graph, THREAD_PER_TASK, "threads");
    var workers = new DeclaredField(graph, POOL, "workers");
    var virtualThreads = new DeclaredField(graph, CONTAINER, "virtualThreads");
    var owner = new DeclaredField(graph, FORK_JOIN + "$WorkQueue", "owner");
    var ownersPool = new DeclaredField(graph, "java.util.concurrent.ForkJoinWorkerThread", "pool");
    fields = List.of(threads, workers, virtualThreads, owner);
    for (String type : List.of(POOL, FORK_JOIN)) {
      var container = new DeclaredField(graph, type, "container");
      instances(type).forEach(object -> nameContainer(container.reference(object), object));
    }
    instances(THREAD_PER_TASK).forEach(object -> nameContainer(object, object));
    instances(THREAD_PER_TASK).forEach(object -> add(object, threads.reference(object), object));
    instances(POOL).forEach(object -> add(object, workers.reference(object), object));
    instances(CONTAINER)
        .forEach(object -> add(object, virtualThreads.reference(object), executorOf(object)));
    instances(FORK_JOIN + "$WorkQueue")
        .forEach(queue -> {
          int worker = owner.reference(queue);
          add(queue, worker, worker == HeapGraph.NONE ? worker : ownersPool.reference(worker));
        });
  }

  /** Whether a field is a gate, and therefore none of the ordinary references. */
  boolean contains(HeapField field) {
    return fields.stream().anyMatch(gate -> gate.is(field));
  }

  /** The gates of an object, as numbers. */
  void forEachAt(int object, java.util.function.IntConsumer gate) {
    at.forEach(object, gate);
  }

  /** The object behind a gate. */
  int behind(int gate) {
    return behind.get(gate);
  }

  /** The executor a gate belongs to. */
  int executor(int gate) {
    return executor.get(gate);
  }

  /** The executor that started a thread; NONE when none did that this class knows. */
  int executorOfThread(int thread) {
    int container = threadContainer.reference(thread);
    return container == HeapGraph.NONE ? HeapGraph.NONE : named(container);
  }

  void addTo(ObjectSet set) {
    at.addObjectsTo(set);
  }

  private void add(int object, int target, int itsExecutor) {
    if (target != HeapGraph.NONE) {
      at.add(object, behind.size());
      behind.add(target);
      executor.add(itsExecutor == HeapGraph.NONE ? object : itsExecutor);
    }
  }

  private void nameContainer(int container, int itsExecutor) {
    if (container != HeapGraph.NONE) {
      executors.add(container, itsExecutor);
    }
  }

  private int executorOf(int container) {
    int named = named(container);
    return named == HeapGraph.NONE ? container : named;
  }

  private int named(int container) {
    int[] found = {HeapGraph.NONE};
    executors.forEach(container, itsExecutor -> found[0] = itsExecutor);
    return found[0];
  }

  private IntStream instances(String name) {
    HeapClass type = graph.classNamed(name);
    return type == null ? IntStream.empty() : graph.instances(type);
  }
}
