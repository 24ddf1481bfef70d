package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the locks that threads wait for, and what follows from it for certain.
 *
 * <p>Counts only {@code ReentrantLock} and {@code ReentrantReadWriteLock}, for nobody but the
 * holder can release those; only threads that are parked in {@code lock()}, without a limit, in
 * exactly this lock; and only holders that the lock itself names: the owner, and for a thread that
 * wants to write also the first reader. Such a thread goes on waiting when it is woken or
 * interrupted, so neither can set it free. A thread in {@code lockInterruptibly()} is left out,
 * because an interrupt would end its wait and the dump does not tell who might interrupt it.
 */
public final class Ownership {
  private static final String CONCURRENT = "java.util.concurrent.locks.";
  private static final Set<String> LOCKS =
      Set.of(
          CONCURRENT + "ReentrantLock$NonfairSync",
          CONCURRENT + "ReentrantLock$FairSync",
          CONCURRENT + "ReentrantReadWriteLock$NonfairSync",
          CONCURRENT + "ReentrantReadWriteLock$FairSync");
  private static final Set<String> OPERATIONS =
      Set.of(
          CONCURRENT + "ReentrantLock",
          CONCURRENT + "ReentrantReadWriteLock$ReadLock",
          CONCURRENT + "ReentrantReadWriteLock$WriteLock");
  private static final Set<String> STEPS = Set.of("acquire", "acquireShared", "lock", "park");

  private final HeapGraph graph;
  private final JvmThreads threads;
  private final Synchronizers synchronizers;

  /** What the thread with an object waits for. */
  private final Map<Integer, Claim> claims = new LinkedHashMap<>();

  /** The claims on what the thread with an object holds. */
  private final Map<Integer, List<Claim>> byHolder = new HashMap<>();

  private record Claim(JvmThread waiter, int lock, int holder) {}

  /** Looks at every thread that is parked for a lock. */
  public Ownership(HeapGraph graph, JvmThreads threads) {
    this.graph = graph;
    this.threads = threads;
    synchronizers = new Synchronizers(graph, threads.fields());
    for (JvmThread thread : threads.all()) {
      Claim claim = thread.state() == ThreadState.PARKED ? claim(thread) : null;
      if (claim != null) {
        claims.put(thread.object(), claim);
        byHolder.computeIfAbsent(claim.holder, holder -> new ArrayList<>()).add(claim);
      }
    }
  }

  /** The circles of lock holders, in the order of the dump. */
  public List<LockCycle> cycles() {
    List<LockCycle> cycles = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int start : claims.keySet()) {
      List<JvmThread> path = new ArrayList<>();
      Set<Integer> onPath = new HashSet<>();
      Claim claim = claims.get(start);
      while (claim != null && seen.add(claim.waiter.object())) {
        path.add(claim.waiter);
        onPath.add(claim.waiter.object());
        claim = claims.get(claim.holder);
      }
      if (claim != null && onPath.contains(claim.waiter.object())) {
        List<JvmThread> circle = path.subList(path.indexOf(claim.waiter), path.size());
        cycles.add(new LockCycle(fromLowestId(circle), behind(circle)));
      }
    }
    return cycles;
  }

  /** The locks that ended threads hold and others wait for, in the order of the dump. */
  public List<OrphanedLock> orphanedLocks() {
    Map<Integer, List<Claim>> byLock = new LinkedHashMap<>();
    for (Claim claim : claims.values()) {
      if (threads.hasEnded(claim.holder)) {
        byLock.computeIfAbsent(claim.lock, lock -> new ArrayList<>()).add(claim);
      }
    }
    List<OrphanedLock> orphans = new ArrayList<>();
    byLock.forEach((lock, waiting) -> {
      List<JvmThread> waiters = waiting.stream().map(Claim::waiter).toList();
      orphans.add(new OrphanedLock(lock, waiting.getFirst().holder, waiters, behind(waiters)));
    });
    return orphans;
  }

  /** The thread that holds the lock for which a thread waits, as an object; NONE when unknown. */
  public int holderFor(JvmThread waiter) {
    Claim claim = claims.get(waiter.object());
    return claim == null ? HeapGraph.NONE : claim.holder;
  }

  private @Nullable Claim claim(JvmThread thread) {
    int lock = threads.fields().reference(thread.object(), "java.lang.Thread", "parkBlocker");
    if (lock == HeapGraph.NONE || !LOCKS.contains(graph.classOf(lock).name())) {
      return null;
    }
    var waiting = new WaitingThread(graph, threads, thread);
    if (!OPERATIONS.contains(waiting.type())
        || !waiting.method().equals("lock")
        || !isUninterruptible(waiting)) {
      return null;
    }
    int holder = holder(lock, waiting.type().endsWith("$ReadLock"));
    return threads.isThread(holder) ? new Claim(thread, lock, holder) : null;
  }

  /** Whether every call of the locks from the operation inwards is one of the plain acquisition. */
  private static boolean isUninterruptible(WaitingThread waiting) {
    boolean acquires = false;
    for (HeapFrame frame : waiting.callsToOperation()) {
      if (frame.className().startsWith(CONCURRENT)) {
        acquires |= frame.method().startsWith("acquire");
        if (!STEPS.contains(frame.method())) {
          return false;
        }
      }
    }
    return acquires;
  }

  private int holder(int lock, boolean reads) {
    int owner = synchronizers.owner(lock);
    if (owner != HeapGraph.NONE) {
      boolean isHeld =
          graph.classOf(lock).isA(Synchronizers.LOCK)
              ? synchronizers.state(lock) > 0
              : synchronizers.writeHolds(lock) > 0;
      return isHeld ? owner : HeapGraph.NONE;
    }
    return reads ? HeapGraph.NONE : synchronizers.firstReader(lock);
  }

  /** Everyone who waits for one of these threads, or for one who does, without themselves. */
  private List<JvmThread> behind(List<JvmThread> stuck) {
    List<JvmThread> behind = new ArrayList<>();
    Set<JvmThread> seen = new HashSet<>(stuck);
    var open = new ArrayDeque<>(stuck);
    while (!open.isEmpty()) {
      for (Claim claim : byHolder.getOrDefault(open.remove().object(), List.of())) {
        if (seen.add(claim.waiter)) {
          behind.add(claim.waiter);
          open.add(claim.waiter);
        }
      }
    }
    return behind;
  }

  private static List<JvmThread> fromLowestId(List<JvmThread> circle) {
    int first =
        circle.indexOf(circle.stream().min(Comparator.comparingLong(JvmThread::id)).orElseThrow());
    List<JvmThread> turned = new ArrayList<>(circle.subList(first, circle.size()));
    turned.addAll(circle.subList(0, first));
    return turned;
  }
}
