package io.lostwake.jvm;

import io.lostwake.jvm.attach.ReportedDeadlock;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.proof.LostThreads;
import io.lostwake.jvm.threads.JvmThread;
import io.lostwake.jvm.threads.JvmThreads;
import io.lostwake.jvm.threads.LockCycle;
import io.lostwake.jvm.threads.OrphanedLock;
import io.lostwake.jvm.threads.Ownership;
import io.lostwake.model.Proof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the owners of locks prove: locks whose owner has ended, circles of owners, and what the JVM
/// itself reported. One proof a thread, the first that is found. A heap that can prove nothing
/// proves nothing about locks either.
final class LockProofs {
  private final Map<JvmThread, Proof> proofs = new HashMap<>();

  LockProofs(
      HeapGraph graph, JvmThreads threads, LostThreads lost, List<ReportedDeadlock> deadlocks) {
    if (lost.whyNoProof() == null) {
      addOwners(graph, threads);
    }
    if (!deadlocks.isEmpty()) {
      Map<Long, JvmThread> byId = new HashMap<>();
      threads.all().forEach(thread -> byId.put(thread.id(), thread));
      deadlocks.forEach(deadlock -> add(deadlock, byId));
    }
  }

  private void addOwners(HeapGraph graph, JvmThreads threads) {
    Ownership ownership = new Ownership(graph, threads);
    for (OrphanedLock lock : ownership.orphanedLocks()) {
      String owner = threads.words(lock.ownerObject());
      add(
          lock.waiters(),
          Proof.Kind.LOCK_OWNER_ENDED,
          "the lock belongs to %s, which has ended".formatted(owner));
      add(
          lock.behind(),
          Proof.Kind.LOCK_OWNER_ENDED,
          "the lock belongs to a thread that waits for a lock of %s, which has ended"
              .formatted(owner));
    }
    for (LockCycle cycle : ownership.cycles()) {
      String circle = circle(cycle.threads());
      add(cycle.threads(), Proof.Kind.LOCK_CYCLE, circle);
      add(cycle.behind(), Proof.Kind.LOCK_CYCLE, "they wait for a thread of a circle: " + circle);
    }
  }

  /// The proof about a thread; null when there is none.
  @Nullable Proof of(JvmThread thread) {
    return proofs.get(thread);
  }

  private void add(List<JvmThread> threads, Proof.Kind kind, String says) {
    threads.forEach(thread -> proofs.putIfAbsent(thread, new Proof(kind, 1, says)));
  }

  private static String circle(List<JvmThread> threads) {
    if (threads.size() == 1) {
      return threads.getFirst() + " waits for a lock that it holds itself";
    }
    StringBuilder circle = new StringBuilder(threads.getFirst().toString());
    for (JvmThread thread : threads.subList(1, threads.size())) {
      circle.append(" waits for a lock of ").append(thread).append(", which");
    }
    return circle.append(" waits for a lock of ").append(threads.getFirst()).toString();
  }

  private void add(ReportedDeadlock deadlock, Map<Long, JvmThread> byId) {
    String says =
        "the JVM reports a deadlock of "
            + String.join(
                ", ", deadlock.cycle().stream().map(one -> '"' + one.name() + '"').toList());
    for (ReportedDeadlock.Participant one : deadlock.cycle()) {
      Long id = one.threadId();
      JvmThread thread = id == null ? null : byId.get(id);
      if (thread != null && thread.name().equals(one.name())) {
        proofs.putIfAbsent(thread, new Proof(Proof.Kind.REPORTED_DEADLOCK, 1, says));
      }
    }
  }
}
