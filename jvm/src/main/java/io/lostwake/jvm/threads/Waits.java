package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says what each thread of a heap dump waits for. Where the dump has a shape that this version does
 * not know, it says less.
 */
public final class Waits {
  private static final int NATIVE = -1;

  private final HeapGraph graph;
  private final JvmThreads threads;
  private final List<Describer> describers;
  private final Executors executors;
  private final Tasks tasks;
  private final Joiners joiners;
  private final RuntimeThreads runtimeThreads;

  /** Reads who joins whom; the rest when it is asked for. */
  public Waits(HeapGraph graph, JvmThreads threads) {
    this.graph = graph;
    this.threads = threads;
    Fields fields = threads.fields();
    var synchronizers = new Synchronizers(graph, fields);
    tasks = new Tasks(graph, fields);
    executors = new Executors(graph, fields, tasks);
    var joins = new JoinDescriber(threads, executors);
    joiners = new Joiners(graph, threads, joins);
    runtimeThreads = new RuntimeThreads(graph);
    describers =
        List.of(
            new LockDescriber(threads, synchronizers),
            new ReadWriteLockDescriber(graph, threads, synchronizers),
            new CounterDescriber(fields, synchronizers),
            new QueueDescriber(graph, fields),
            new FutureDescriber(threads),
            joins,
            new ConditionDescriber(graph, synchronizers),
            new InputOutputDescriber());
  }

  /** What a thread of this dump waits for. */
  public JvmWait of(JvmThread thread) {
    var waiting = new WaitingThread(graph, threads, thread);
    Description description = describe(waiting);
    var facts = new LinkedHashMap<String, String>();
    put(facts, "waits for", description.words());
    int executor = executors.of(thread.object());
    put(facts, "executor", executors.wordsOf(thread.object(), executor));
    put(facts, "task", tasks.words(waiting));
    put(facts, "joined by", joiners.words(thread.object()));
    return new JvmWait(
        new Wait(kind(waiting, description), WaitText.of(waiting, description)),
        facts,
        description.object(),
        description.awaitedId(),
        executor);
  }

  private Description describe(WaitingThread waiting) {
    return switch (waiting.thread().state()) {
      case NEW, TERMINATED, UNKNOWN -> Description.of(WaitKind.UNKNOWN);
      case RUNNABLE -> running(waiting);
      case BLOCKED -> blocked(waiting);
      case PARKED, TIMED_PARKED, OBJECT_WAIT, TIMED_OBJECT_WAIT ->
          Objects.requireNonNullElseGet(known(waiting), () -> parked(waiting));
    };
  }

  private @Nullable Description known(WaitingThread waiting) {
    for (Describer describer : describers) {
      Description description = describer.describe(waiting);
      if (description != null) {
        return description;
      }
    }
    return null;
  }

  private Description parked(WaitingThread waiting) {
    ThreadState state = waiting.thread().state();
    if (state == ThreadState.OBJECT_WAIT || state == ThreadState.TIMED_OBJECT_WAIT) {
      return Description.of(WaitKind.CONDITION_WAIT);
    }
    int blocker = waiting.parkBlocker();
    return Description.of(
        WaitKind.PARK,
        blocker == HeapGraph.NONE
            ? ""
            : "an unpark, parked for " + Names.words(graph.classOf(blocker).name()),
        blocker);
  }

  /** A dump does not tell which monitor it is, unless the thread returns from a wait on it. */
  private Description blocked(WaitingThread waiting) {
    int monitor =
        waiting.type().equals("java.lang.Object") ? Monitors.waitedOn(waiting) : HeapGraph.NONE;
    return Description.of(
        WaitKind.MONITOR_ENTER,
        monitor == HeapGraph.NONE
            ? ""
            : "the monitor of " + Names.words(graph.classOf(monitor).name()),
        monitor);
  }

  private Description running(WaitingThread waiting) {
    JvmThread thread = waiting.thread();
    if (thread.isVirtual() && !thread.isMounted()) {
      return Description.of(WaitKind.RUNNABLE);
    }
    List<HeapFrame> frames = waiting.frames();
    if (frames.isEmpty() || frames.getFirst().line() != NATIVE) {
      return Description.of(WaitKind.RUNNING);
    }
    Description inputOutput = new InputOutputDescriber().describe(waiting);
    return inputOutput == null ? Description.of(WaitKind.SYSTEM_CALL) : inputOutput;
  }

  private WaitKind kind(WaitingThread waiting, Description description) {
    if (runtimeThreads.isOne(waiting)) {
      return WaitKind.RUNTIME_INTERNAL;
    }
    return WaitText.hasLimit(waiting, description) ? WaitKind.TIMED_WAIT : description.kind();
  }

  private static void put(Map<String, String> facts, String key, String words) {
    if (!words.isEmpty()) {
      facts.put(key, words);
    }
  }
}
