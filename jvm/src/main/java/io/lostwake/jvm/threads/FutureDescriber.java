package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.model.WaitKind;
import org.jspecify.annotations.Nullable;

/** {@code CompletableFuture}, {@code FutureTask} and {@code ForkJoinTask}. */
final class FutureDescriber implements Describer {
  private static final String COMPLETABLE = "java.util.concurrent.CompletableFuture";
  private static final String TASK = "java.util.concurrent.FutureTask";
  private static final String FORKED = "java.util.concurrent.ForkJoinTask";

  /** How many of a future's dependents are looked at to find the waiting thread among them. */
  private static final int MAXIMUM_DEPENDENTS = 1000;

  private final JvmThreads threads;
  private final Fields fields;

  FutureDescriber(JvmThreads threads) {
    this.threads = threads;
    fields = threads.fields();
  }

  @Override
  public @Nullable Description describe(WaitingThread waiting) {
    return switch (Operation.outer(waiting.type())) {
      case COMPLETABLE -> completable(waiting);
      case TASK -> task(waiting.parkBlocker(TASK));
      case FORKED -> forked(waiting.parkBlocker(FORKED));
      default -> null;
    };
  }

  private Description completable(WaitingThread waiting) {
    int signaller = waiting.parkBlocker(COMPLETABLE + "$Signaller");
    int future = waiting.local(COMPLETABLE);
    if (future == HeapGraph.NONE) {
      future = waiting.local(COMPLETABLE, object -> hasDependent(object, signaller));
    }
    if (future == HeapGraph.NONE) {
      return Description.of(WaitKind.FUTURE_GET);
    }
    boolean isCompleted = fields.reference(future, COMPLETABLE, "result") != HeapGraph.NONE;
    return Description.of(
        WaitKind.FUTURE_GET,
        "CompletableFuture, " + (isCompleted ? "completed" : "not completed"),
        future);
  }

  private boolean hasDependent(int future, int signaller) {
    int dependent = fields.reference(future, COMPLETABLE, "stack");
    for (int i = 0; i < MAXIMUM_DEPENDENTS && dependent != HeapGraph.NONE; i++) {
      if (dependent == signaller) {
        return true;
      }
      dependent = fields.reference(dependent, COMPLETABLE + "$Completion", "next");
    }
    return false;
  }

  /** In all releases a {@code FutureTask} is new at 0 and has its outcome from 2 on. */
  private Description task(int task) {
    if (!fields.has(task, TASK, "state")) {
      return Description.of(WaitKind.FUTURE_GET);
    }
    int runner = fields.reference(task, TASK, "runner");
    if (fields.number(task, TASK, "state", 0) > 1) {
      return Description.of(WaitKind.FUTURE_GET, "FutureTask, completed", task);
    }
    return runner == HeapGraph.NONE
        ? Description.of(WaitKind.FUTURE_GET, "FutureTask, not started", task)
        : new Description(
            WaitKind.FUTURE_GET,
            "FutureTask, running in " + threads.wordsWithEnd(runner),
            task,
            threads.id(runner));
  }

  /** In all releases the status of a {@code ForkJoinTask} is negative when it is done. */
  private Description forked(int task) {
    if (!fields.has(task, FORKED, "status")) {
      return Description.of(WaitKind.FUTURE_GET);
    }
    boolean isDone = fields.number(task, FORKED, "status", 0) < 0;
    return Description.of(
        WaitKind.FUTURE_GET, "ForkJoinTask, " + (isDone ? "completed" : "not completed"), task);
  }
}
