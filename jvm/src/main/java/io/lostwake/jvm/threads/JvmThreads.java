package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a heap dump. Keeps eight bytes for each, so that a million of them cost little.
 */
public final class JvmThreads {
  private static final String THREAD = "java.lang.Thread";
  private static final String HOLDER = "java.lang.Thread$FieldHolder";
  private static final String VIRTUAL_THREAD = "java.lang.VirtualThread";
  private static final int NO_STACK = -1;

  private final HeapGraph graph;
  private final Fields fields;
  private final ThreadStates states;
  private final List<HeapThread> stacks;

  /** The threads that run, ascending; beside each its state and its stack. */
  private final int[] objects;

  private final ThreadState[] objectStates;
  private final int[] stackIndexes;
  private final JvmVersion version;

  /** Threads at one place share their list of frames, so that few operations are searched for. */
  private final IdentityHashMap<List<HeapFrame>, Integer> operations = new IdentityHashMap<>();

  private JvmThreads(HeapGraph graph) {
    this.graph = graph;
    fields = new Fields(graph);
    states = new ThreadStates(graph, fields);
    stacks = graph.threads();
    HeapClass type = graph.classNamed(THREAD);
    int[] all = type == null ? new int[0] : graph.instances(type).toArray();
    ThreadState[] itsStates = new ThreadState[all.length];
    int count = 0;
    for (int thread : all) {
      ThreadState state = states.of(thread);
      if (isAlive(state)) {
        all[count] = thread;
        itsStates[count++] = state;
      }
    }
    objects = Arrays.copyOf(all, count);
    objectStates = Arrays.copyOf(itsStates, count);
    stackIndexes = stackIndexes(objects, stacks);
    version = ProofConditions.check(graph, this, fields, states.areKnown());
  }

  /** Reads the threads of a dump. */
  public static JvmThreads of(HeapGraph graph) {
    return new JvmThreads(graph);
  }

  /** Every thread that has started and not ended, in the order of the dump's objects. */
  public List<JvmThread> all() {
    return new Threads();
  }

  /**
   * The thread with this {@code java.lang.Thread}; null when it is none, or not in {@link #all}.
   */
  public @Nullable JvmThread byObject(int threadObject) {
    int index = Arrays.binarySearch(objects, threadObject);
    return index < 0 ? null : at(index);
  }

  /** Whether an object is a thread that has ended. False when the dump does not tell. */
  public boolean hasEnded(int threadObject) {
    return isThread(threadObject) && states.of(threadObject) == ThreadState.TERMINATED;
  }

  /** Which Java it was, and whether its dump can carry a proof. */
  public JvmVersion version() {
    return version;
  }

  /**
   * A thread in words, ended ones too, such as {@code virtual thread #41 "tx-7"}; empty when the
   * object is no thread.
   */
  public String words(int threadObject) {
    if (!isThread(threadObject)) {
      return "";
    }
    String name = name(threadObject);
    return (isVirtual(threadObject) ? "virtual thread #" : "thread #")
        + id(threadObject)
        + (name.isEmpty() ? "" : " \"" + name + "\"");
  }

  /** The same, with {@code , which has ended} where it has. */
  String wordsWithEnd(int threadObject) {
    return words(threadObject) + (hasEnded(threadObject) ? ", which has ended" : "");
  }

  boolean isThread(int object) {
    return object != HeapGraph.NONE && graph.classOf(object).isA(THREAD);
  }

  /** The id of a thread, which may have ended; 0 when the object is none. */
  long id(int object) {
    return fields.number(object, THREAD, "tid", 0);
  }

  String name(int object) {
    int name = fields.reference(object, THREAD, "name");
    String text = name == HeapGraph.NONE ? null : graph.string(name);
    return text == null ? "" : text;
  }

  boolean isVirtual(int object) {
    return graph.classOf(object).isA("java.lang.BaseVirtualThread");
  }

  boolean isMounted(int object) {
    return fields.reference(object, VIRTUAL_THREAD, "carrierThread") != HeapGraph.NONE;
  }

  boolean isDaemon(int object) {
    int holder = fields.reference(object, THREAD, "holder");
    return isVirtual(object)
        || (holder == HeapGraph.NONE
            ? fields.number(object, THREAD, "daemon", 0) != 0
            : fields.number(holder, HOLDER, "daemon", 0) != 0);
  }

  /** The index of the operation of the JDK in which a thread waits, among its frames. */
  int operation(List<HeapFrame> frames) {
    return operations.computeIfAbsent(frames, Operation::index);
  }

  Fields fields() {
    return fields;
  }

  private JvmThread at(int index) {
    int stack = stackIndexes[index];
    return new JvmThread(
        this, objects[index], stack == NO_STACK ? null : stacks.get(stack), objectStates[index]);
  }

  private static boolean isAlive(ThreadState state) {
    return state != ThreadState.NEW && state != ThreadState.TERMINATED;
  }

  /** For each thread the index of its stack; the first one when a broken dump has several. */
  private static int[] stackIndexes(int[] objects, List<HeapThread> stacks) {
    int[] indexes = new int[objects.length];
    Arrays.fill(indexes, NO_STACK);
    IntStream.range(0, stacks.size())
        .forEach(stack -> {
          int index = Arrays.binarySearch(objects, stacks.get(stack).object());
          if (index >= 0 && indexes[index] == NO_STACK) {
            indexes[index] = stack;
          }
        });
    return indexes;
  }

  private final class Threads extends AbstractList<JvmThread> implements RandomAccess {
    @Override
    public JvmThread get(int index) {
      return at(index);
    }

    @Override
    public int size() {
      return objects.length;
    }
  }
}
