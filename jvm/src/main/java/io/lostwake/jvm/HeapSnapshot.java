package io.lostwake.jvm;

import io.lostwake.jvm.attach.ReportedDeadlock;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.proof.HeapContents;
import io.lostwake.jvm.proof.LostThreads;
import io.lostwake.jvm.proof.PathToLife;
import io.lostwake.jvm.threads.Frames;
import io.lostwake.jvm.threads.JvmThread;
import io.lostwake.jvm.threads.JvmThreads;
import io.lostwake.jvm.threads.JvmWait;
import io.lostwake.jvm.threads.ThreadState;
import io.lostwake.jvm.threads.Waits;
import io.lostwake.model.Circumstances;
import io.lostwake.model.CohortCounter;
import io.lostwake.model.CohortTable;
import io.lostwake.model.Detail;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Proof;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Stack;
import io.lostwake.model.Strand;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Warning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The threads of a heap dump as a snapshot: where they are, what they wait for, and what is
/// proven.
final class HeapSnapshot {
  private static final String WAITS_FOR = "waits for";

  private final HeapGraph graph;
  private final HeapContents contents;
  private final JvmThreads threads;
  private final CohortTable table = new CohortTable();
  private final IdentityHashMap<Stack, Place> lastAt = new IdentityHashMap<>();

  /// Places of which it is known already how something alive could wake a thread: one way a place
  /// is enough to go on with.
  private final Set<CohortCounter> explained = new HashSet<>();

  HeapSnapshot(HeapGraph graph, HeapContents contents) {
    this.graph = graph;
    this.contents = contents;
    this.threads = JvmThreads.of(graph);
  }

  Snapshot take(String name, List<ReportedDeadlock> deadlocks) {
    LostThreads lost = LostThreads.in(graph, threads, contents);
    LockProofs locks = new LockProofs(graph, threads, lost, deadlocks);
    Waits waits = new Waits(graph, threads);
    Frames frames = new Frames(graph, threads);
    String scheduler = CarrierThreads.of(graph, threads).words();
    for (JvmThread thread : threads.all()) {
      Stack stack = frames.of(thread);
      Proof proof = proof(thread, lost, locks);
      Place last = lastAt.get(stack);
      if (last != null && last.isCrowdOf(thread)) {
        countOneMore(last.counter(), thread, proof);
      } else {
        count(thread, stack, waits.of(thread), proof, lost, scheduler);
      }
    }
    String version = threads.version().text();
    return new Snapshot(
        new Target(name, TargetRuntime.JVM, version.isEmpty() ? null : version),
        graph.takenAt(),
        table.total(),
        table.cohorts(),
        null,
        lost.whyNoProof() == null ? LeakProfile.TAKEN : LeakProfile.NOT_OFFERED,
        Set.of(Detail.STRAND_IDS, Detail.CHANNEL_DIRECTION),
        warnings(lost));
  }

  private void count(
      JvmThread thread,
      Stack stack,
      JvmWait wait,
      @Nullable Proof proof,
      LostThreads lost,
      @Nullable String scheduler) {
    CohortCounter counter = at(thread, stack, wait.operation());
    if (counter == null) {
      table.addOverLimit(1);
      return;
    }
    counter.add(thread.id(), 0, -1, proof != null);
    boolean isUnheld = isUnheld(thread, wait, proof, lost);
    for (Map.Entry<String, String> fact : wait.facts().entrySet()) {
      counter.addFact(fact.getKey(), words(fact, wait.operation().kind(), isUnheld));
    }
    if (isUnheld && proof == null) {
      counter.addFact(Circumstances.HELD_BY, Circumstances.NOBODY_ELSE);
    }
    if (thread.isMounted()) {
      counter.addFact("mounted", "on a carrier");
    }
    if (scheduler != null && CarrierThreads.isReady(thread)) {
      counter.addFact("scheduler", scheduler);
    }
    if (proof != null) {
      counter.addProof(proof);
    } else if (thread.state().isUntimedWait() && explained.add(counter)) {
      lost.whyAlive(thread).map(PathToLife::inOneLine).ifPresent(counter::keepPossibleBy);
    }
    if (counter.wantsSample()) {
      counter.addSample(
          new Strand(
              thread.id(),
              thread.name(),
              0,
              -1,
              proof != null,
              null,
              wait.awaitedId(),
              List.of(),
              List.of()));
    }
  }

  private static void countOneMore(CohortCounter counter, JvmThread thread, @Nullable Proof proof) {
    counter.add(thread.id(), 0, -1, proof != null);
    if (proof != null) {
      counter.addProof(proof);
    }
  }

  /// Threads at one place share their stack, and it is long to compare.
  private @Nullable CohortCounter at(JvmThread thread, Stack stack, Wait wait) {
    StrandKind kind = Place.kindOf(thread);
    Place last = lastAt.get(stack);
    if (last != null && last.counter().kind() == kind && last.counter().blockedOn().equals(wait)) {
      return last.counter();
    }
    CohortCounter counter = table.at(kind, stack, wait, null);
    if (counter != null) {
      lastAt.put(stack, new Place(counter, thread.state()));
    }
    return counter;
  }

  /// Where the last thread with a stack was counted, and in which state it was.
  private record Place(CohortCounter counter, ThreadState state) {
    /// Of so many threads at one place it is said what each of them waits for. A million of them is
    /// told by these, and would take minutes.
    private static final int DESCRIBED = 10_000;

    static StrandKind kindOf(JvmThread thread) {
      return thread.isVirtual() ? StrandKind.VIRTUAL_THREAD : StrandKind.PLATFORM_THREAD;
    }

    /// Whether a thread with the same stack is one of so many that it only counts.
    boolean isCrowdOf(JvmThread thread) {
      return counter.count() >= DESCRIBED
          && thread.state() == state
          && (state.isUntimedWait() || state.isTimedWait())
          && kindOf(thread) == counter.kind();
    }
  }

  /// Whether nobody is left who could end a wait by what it waits for. Of the proven ones only
  /// futures are asked: of the others the proof says enough.
  private static boolean isUnheld(
      JvmThread thread, JvmWait wait, @Nullable Proof proof, LostThreads lost) {
    if (proof == null) {
      return lost.isHeldByNobodyElse(wait.blocker(), thread);
    }
    return wait.operation().kind() == WaitKind.FUTURE_GET
        && wait.blocker() != HeapGraph.NONE
        && !lost.isReachableByOthers(wait.blocker(), thread);
  }

  /// To hold a lock is something else than to be able to reach it.
  private static String words(Map.Entry<String, String> fact, WaitKind kind, boolean isUnheld) {
    return isUnheld && fact.getKey().equals(WAITS_FOR) && !kind.isLock()
        ? fact.getValue() + ", nobody else holds it"
        : fact.getValue();
  }

  private @Nullable Proof proof(JvmThread thread, LostThreads lost, LockProofs locks) {
    Proof byLock = locks.of(thread);
    if (byLock != null) {
      return byLock;
    }
    return switch (lost.tierOf(thread)) {
      case NOTHING_CAN_WAKE ->
          new Proof(
              Proof.Kind.UNREACHABLE,
              1,
              "no live thread, static, timer, poller, cleaner or finalizer reaches anything that could wake them");
      case ONLY_ITS_EXECUTOR ->
          new Proof(
              Proof.Kind.ONLY_ITS_EXECUTOR,
              1,
              "nothing but shutdownNow() or close() of their %s could wake them"
                  .formatted(simpleName(lost.executorOf(thread))));
      case NOT_PROVEN, ONLY_A_WEAK_REFERENCE -> null;
    };
  }

  private String simpleName(int object) {
    String name = object == HeapGraph.NONE ? "executor" : graph.classOf(object).name();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private List<Warning> warnings(LostThreads lost) {
    List<Warning> warnings = new ArrayList<>(graph.warnings());
    String reason = lost.whyNoProof();
    if (reason != null) {
      warnings.add(
          new Warning(Warning.Kind.NO_PROOF, "", reason, "no thread is proven lost by the heap"));
    }
    if (table.strandsOverLimit() > 0) {
      warnings.add(
          new Warning(
              Warning.Kind.STACKS_OVER_LIMIT,
              "",
              "there are more distinct stacks than are kept",
              "%,d threads are counted and not looked at".formatted(table.strandsOverLimit())));
    }
    return warnings;
  }
}
