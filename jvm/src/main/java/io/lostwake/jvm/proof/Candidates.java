package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import io.lostwake.jvm.threads.JvmThread;
import io.lostwake.jvm.threads.JvmThreads;
import io.lostwake.jvm.threads.ThreadState;
import io.lostwake.jvm.threads.WakeUps;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The threads that run again only if somebody else acts, and whose stack does not count until
 * somebody alive can: those that are parked or in {@code Object.wait}, without a limit of time, and
 * not on a carrier. Who stands at the entry of a monitor is none, because a heap dump does not tell
 * who holds it. They are numbered from 0.
 */
final class Candidates {
  private static final String FORK_JOIN_WORKER = "java.util.concurrent.ForkJoinWorkerThread";

  private final HeapGraph graph;
  private final DeclaredField carrier;
  private final DeclaredField interrupted;
  private final DeclaredField parkPermit;
  private final DeclaredField pool;
  private final WakeUps wakeUps;

  /** Their Thread objects, ascending. */
  private final int[] objects;

  private final HeapThread[] stacks;

  /** Other objects: who can reach one of them can wake the candidate. */
  private final ObjectPairs hooks = new ObjectPairs();

  Candidates(HeapGraph graph, JvmThreads threads) {
    this.graph = graph;
    carrier = new DeclaredField(graph, "java.lang.VirtualThread", "carrierThread");
    interrupted = new DeclaredField(graph, "java.lang.Thread", "interrupted");
    parkPermit = new DeclaredField(graph, "java.lang.VirtualThread", "parkPermit");
    pool = new DeclaredField(graph, FORK_JOIN_WORKER, "pool");
    wakeUps = new WakeUps(graph, threads);
    List<JvmThread> all = threads.all();
    int[] found = new int[all.size()];
    HeapThread[] foundStacks = new HeapThread[all.size()];
    int count = 0;
    for (JvmThread thread : all) {
      ThreadState state = thread.state();
      boolean waits = state == ThreadState.PARKED || state == ThreadState.OBJECT_WAIT;
      HeapThread stack = waits && isSettled(thread) ? thread.stack() : null;
      if (stack != null && !stack.frames().isEmpty() && hook(thread, state, stack, count)) {
        found[count] = thread.object();
        foundStacks[count++] = stack;
      }
    }
    objects = Arrays.copyOf(found, count);
    stacks = Arrays.copyOf(foundStacks, count);
  }

  int count() {
    return objects.length;
  }

  /** The Thread object of a candidate. */
  int object(int candidate) {
    return objects[candidate];
  }

  /** Its calls and their locals. */
  HeapThread stack(int candidate) {
    return stacks[candidate];
  }

  /** The candidate with this Thread object; negative when it is none. */
  int of(int threadObject) {
    return Arrays.binarySearch(objects, threadObject);
  }

  /** Calls with every candidate that can be woken by whoever reaches an object. */
  void forEachWokenBy(int object, IntConsumer candidate) {
    int own = of(object);
    if (own >= 0) {
      candidate.accept(own);
    }
    hooks.forEach(object, candidate);
  }

  /** Adds every object for which {@link #forEachWokenBy} has something to tell. */
  void addWakersTo(ObjectSet set) {
    for (int object : objects) {
      set.add(object);
    }
    hooks.addObjectsTo(set);
  }

  /** Whether it has neither a carrier nor been told to go on already. */
  private boolean isSettled(JvmThread thread) {
    int object = thread.object();
    if (!thread.isVirtual() || thread.state() != ThreadState.PARKED) {
      return carrier.reference(object) == HeapGraph.NONE && !wakeUps.mayBeUnderWay(thread);
    }
    return carrier.reference(object) == HeapGraph.NONE
        && interrupted.number(object, 1) == 0
        && parkPermit.number(object, 1) == 0;
  }

  /** Notes what else than its Thread object wakes it. False when the dump does not tell. */
  private boolean hook(JvmThread thread, ThreadState state, HeapThread stack, int candidate) {
    if (state == ThreadState.OBJECT_WAIT) {
      return hookMonitor(thread, stack, candidate);
    }
    if (graph.classOf(thread.object()).isA(FORK_JOIN_WORKER)
        && stack.frames().stream().noneMatch(Candidates::runsTask)) {
      int itsPool = pool.reference(thread.object());
      if (itsPool != HeapGraph.NONE) {
        hooks.add(itsPool, candidate);
      }
    }
    return true;
  }

  private static boolean runsTask(HeapFrame frame) {
    return frame.className().startsWith("java.util.concurrent.ForkJoinTask")
        || frame.className().equals("java.util.concurrent.CountedCompleter");
  }

  /**
   * The receiver is a local of the frames of {@code Object.wait}. The thread itself is one as well,
   * and does not tell which the receiver is.
   */
  private boolean hookMonitor(JvmThread thread, HeapThread stack, int candidate) {
    List<HeapFrame> frames = stack.frames();
    boolean visible = false;
    boolean inside = false;
    for (int frame = 0; frame < frames.size(); frame++) {
      if (isObjectWait(frames.get(frame))) {
        inside = true;
        for (int local : stack.locals(frame).toArray()) {
          if (local != thread.object()) {
            hooks.add(local, candidate);
            visible = true;
          }
        }
      } else if (inside) {
        break;
      }
    }
    return visible;
  }

  private static boolean isObjectWait(HeapFrame frame) {
    return frame.className().equals("java.lang.Object") && frame.method().startsWith("wait");
  }
}
