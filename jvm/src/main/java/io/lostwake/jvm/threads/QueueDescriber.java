package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.model.WaitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The blocking queues of {@code java.util.concurrent}, and its {@code Exchanger}. */
final class QueueDescriber implements Describer {
  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String EXCHANGER = CONCURRENT + "Exchanger";

  /** Whose waiting threads need a partner; the blocker is the queue, or stands for it. */
  private static final List<String> MEETINGS =
      List.of(CONCURRENT + "SynchronousQueue", CONCURRENT + "LinkedTransferQueue");

  private final Fields fields;
  private final QueueSizes sizes;

  QueueDescriber(HeapGraph graph, Fields fields) {
    this.fields = fields;
    sizes = new QueueSizes(graph, fields);
  }

  @Override
  public @Nullable Description describe(WaitingThread waiting) {
    if (waiting.isIn(EXCHANGER)) {
      return Description.of(WaitKind.EXCHANGE, "Exchanger", waiting.parkBlocker(EXCHANGER));
    }
    if (waiting.isIn("java.lang.ref.ReferenceQueue") || isIdleWorker(waiting)) {
      return Description.of(WaitKind.QUEUE_TAKE);
    }
    for (HeapFrame frame : waiting.callsToOperation()) {
      if (MEETINGS.contains(frame.className())) {
        return Description.of(
            kind(frame.method()), Names.simple(frame.className()), waiting.parkBlocker());
      }
      if (QueueSizes.CONDITIONS.containsKey(frame.className())) {
        return describe(frame, waiting);
      }
    }
    String meeting = Operation.outer(waiting.type());
    return !waiting.hasFrames() && MEETINGS.contains(meeting)
        ? Description.of(WaitKind.PARK, Names.simple(meeting), waiting.parkBlocker())
        : null;
  }

  /** A queue with a lock: the one that the condition belongs to which the thread waits for. */
  private Description describe(HeapFrame frame, WaitingThread waiting) {
    String type = frame.className();
    int condition = waiting.parkBlocker();
    int queue =
        condition == HeapGraph.NONE
            ? HeapGraph.NONE
            : waiting.local(type, object -> hasCondition(object, type, condition));
    return Description.of(
        kind(frame.method()), queue == HeapGraph.NONE ? "" : sizes.words(queue), queue);
  }

  /** A worker of a {@code ForkJoinPool} without work; other releases, other method. */
  private static boolean isIdleWorker(WaitingThread waiting) {
    return waiting.type().equals(CONCURRENT + "ForkJoinPool")
        && (waiting.method().equals("awaitWork") || waiting.method().equals("deactivate"));
  }

  private boolean hasCondition(int queue, String type, int condition) {
    return QueueSizes.CONDITIONS.getOrDefault(type, List.of()).stream()
        .anyMatch(field -> fields.reference(queue, type, field) == condition);
  }

  private static WaitKind kind(String method) {
    boolean puts =
        method.startsWith("put")
            || method.startsWith("offer")
            || method.startsWith("add")
            || method.contains("ransfer");
    return puts ? WaitKind.QUEUE_PUT : WaitKind.QUEUE_TAKE;
  }
}
