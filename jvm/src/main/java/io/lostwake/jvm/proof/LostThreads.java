package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.threads.JvmThread;
import io.lostwake.jvm.threads.JvmThreads;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which threads of a heap dump are lost: parked, or in {@code Object.wait}, without a limit of
 * time, while nothing alive leads to them or to what could notify them. The roots are those of the
 * collector, but for the stacks of such threads themselves; the JDK's own list of virtual threads
 * is no way to a thread, because it only counts and dumps them.
 */
public final class LostThreads {
  private final HeapGraph graph;
  private final JvmThreads threads;
  private final @Nullable String whyNoProof;
  private final @Nullable Reach reach;
  private final @Nullable Verdicts verdicts;
  private @Nullable LifePaths paths;
  private @Nullable Sharing sharing;
  private @Nullable Marking withoutWaiters;

  private LostThreads(HeapGraph graph, JvmThreads threads, HeapContents contents) {
    this.graph = graph;
    this.threads = threads;
    whyNoProof = reason(graph, threads);
    reach = whyNoProof == null ? new Reach(graph, threads) : null;
    verdicts = reach == null ? null : Verdicts.of(reach, contents);
  }

  /** Finds the lost threads in a dump of which only the file is known. */
  public static LostThreads in(HeapGraph graph, JvmThreads threads) {
    return in(graph, threads, HeapContents.UNKNOWN);
  }

  /** Finds the lost threads in a dump of which it is known what it holds. */
  public static LostThreads in(HeapGraph graph, JvmThreads threads, HeapContents contents) {
    return new LostThreads(graph, threads, contents);
  }

  /** Why nothing can be proven from this dump, as a sentence; null when something can. */
  public @Nullable String whyNoProof() {
    return whyNoProof;
  }

  /** What is proven about a thread of the dump. */
  public Tier tierOf(JvmThread thread) {
    int candidate = candidate(thread);
    return verdicts == null || candidate < 0 ? Tier.NOT_PROVEN : verdicts.tier(candidate);
  }

  /**
   * The executor whose shutdown alone can wake a thread, as an object: a {@code
   * ThreadPerTaskExecutor}, a {@code ThreadPoolExecutor} or a {@code ForkJoinPool}. {@link
   * HeapGraph#NONE} for a thread of another tier than {@link Tier#ONLY_ITS_EXECUTOR}.
   */
  public int executorOf(JvmThread thread) {
    return verdicts != null && tierOf(thread) == Tier.ONLY_ITS_EXECUTOR
        ? verdicts.executor(candidate(thread))
        : HeapGraph.NONE;
  }

  /**
   * The shortest way from something alive to a waiting thread; through its executor, or through a
   * weak reference, if there is no other. Empty for a thread that nothing can wake, for one that is
   * alive by itself because it runs, waits with a limit of time or stands at the entry of a
   * monitor, for one in {@code Object.wait} whose monitor the dump does not show, and when nothing
   * can be proven.
   */
  public Optional<PathToLife> whyAlive(JvmThread thread) {
    if (reach == null || verdicts == null || candidate(thread) < 0) {
      return Optional.empty();
    }
    if (paths == null) {
      paths = new LifePaths(graph, reach, verdicts);
    }
    return new PathWords(graph, threads, paths).to(thread.object());
  }

  /**
   * Whether anybody but a waiting thread can reach an object: something alive, or another lost
   * thread. What executors remember of their threads does not count. True when nothing can be
   * proven.
   */
  public boolean isReachableByOthers(int object, JvmThread waiter) {
    if (reach == null || verdicts == null || verdicts.alive().isMarked(object)) {
      return true;
    }
    if (sharing == null) {
      sharing = new Sharing(reach, verdicts);
    }
    return !sharing.isOnlyReachedBy(object, candidate(waiter));
  }

  /**
   * Whether nothing alive leads to what a thread waits for, but for threads that wait as it does
   * until somebody reaches what they wait for. Something alive may still lead to the thread itself
   * and interrupt it: that is no proof. Weak references count as ways; what executors remember of
   * their threads does not. False when the dump does not tell: for a thread that runs, waits with a
   * limit of time, or in a way that an unpark could end.
   *
   * @param blocker what it waits for; {@link HeapGraph#NONE} when not known
   */
  public boolean isHeldByNobodyElse(int blocker, JvmThread waiter) {
    int candidate = candidate(waiter);
    if (reach == null || verdicts == null || blocker == HeapGraph.NONE || candidate < 0) {
      return false;
    }
    return switch (verdicts.tier(candidate)) {
      case NOTHING_CAN_WAKE, ONLY_ITS_EXECUTOR -> !verdicts.alive().isMarked(blocker);
      case NOT_PROVEN, ONLY_A_WEAK_REFERENCE -> {
        if (withoutWaiters == null) {
          withoutWaiters = verdicts.withoutWaiters(reach, new SteadyWaits(graph, reach));
        }
        yield !withoutWaiters.isAlive(candidate) && !withoutWaiters.isMarked(blocker);
      }
    };
  }

  /** Whether the objects that nothing explains were taken for garbage. */
  public boolean hasGarbage() {
    return verdicts != null && verdicts.unexplained().areGarbage();
  }

  private int candidate(JvmThread thread) {
    return reach == null ? -1 : reach.candidates().of(thread.object());
  }

  private static @Nullable String reason(HeapGraph graph, JvmThreads threads) {
    String reason = threads.version().whyNoProof();
    if (reason == null && !graph.isComplete()) {
      return "the dump is not complete, and what is missing could wake any thread";
    }
    return reason;
  }
}
