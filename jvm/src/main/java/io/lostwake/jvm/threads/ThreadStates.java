package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the state of a thread out of its object.
 *
 * <p>The states of virtual threads have other numbers in other releases. Their names are constants
 * of {@code java.lang.VirtualThread}, and a dump carries the constants, so the numbers are those of
 * the dump itself. A number without a name that this version knows is {@link ThreadState#UNKNOWN},
 * and so is a name with two numbers.
 */
final class ThreadStates {
  private static final String THREAD = "java.lang.Thread";
  private static final String HOLDER = "java.lang.Thread$FieldHolder";
  private static final String VIRTUAL_THREAD = "java.lang.VirtualThread";

  /** The names in JDK 19 to 27, with what they mean. */
  private static final Map<String, ThreadState> MEANINGS =
      Map.ofEntries(
          Map.entry("NEW", ThreadState.NEW),
          Map.entry("STARTED", ThreadState.RUNNABLE),
          Map.entry("RUNNABLE", ThreadState.RUNNABLE),
          Map.entry("RUNNING", ThreadState.RUNNABLE),
          Map.entry("PARKING", ThreadState.RUNNABLE),
          Map.entry("PARKED", ThreadState.PARKED),
          Map.entry("PINNED", ThreadState.PARKED),
          Map.entry("TIMED_PARKING", ThreadState.RUNNABLE),
          Map.entry("TIMED_PARKED", ThreadState.TIMED_PARKED),
          Map.entry("TIMED_PINNED", ThreadState.TIMED_PARKED),
          Map.entry("UNPARKED", ThreadState.RUNNABLE),
          Map.entry("YIELDING", ThreadState.RUNNABLE),
          Map.entry("YIELDED", ThreadState.RUNNABLE),
          Map.entry("BLOCKING", ThreadState.RUNNABLE),
          Map.entry("BLOCKED", ThreadState.BLOCKED),
          Map.entry("UNBLOCKED", ThreadState.RUNNABLE),
          Map.entry("WAITING", ThreadState.RUNNABLE),
          Map.entry("WAIT", ThreadState.OBJECT_WAIT),
          Map.entry("TIMED_WAITING", ThreadState.RUNNABLE),
          Map.entry("TIMED_WAIT", ThreadState.TIMED_OBJECT_WAIT),
          Map.entry("TERMINATED", ThreadState.TERMINATED));

  private final HeapGraph graph;
  private final Fields fields;
  private final Map<Long, ThreadState> virtualStates;
  private final long running;

  ThreadStates(HeapGraph graph, Fields fields) {
    this.graph = graph;
    this.fields = fields;
    HeapClass type = graph.classNamed(VIRTUAL_THREAD);
    virtualStates = type == null ? Map.of() : numbers(graph, type);
    running = type == null ? -1 : graph.staticNumber(type, "RUNNING", -1);
  }

  /** Whether the dump names the states of virtual threads, or knows no virtual threads at all. */
  boolean areKnown() {
    return graph.classNamed(VIRTUAL_THREAD) == null
        || (virtualStates.containsValue(ThreadState.PARKED)
            && virtualStates.containsValue(ThreadState.TERMINATED));
  }

  /** The state of a thread; UNKNOWN for an object that is none. */
  ThreadState of(int thread) {
    if (!graph.classOf(thread).isA(VIRTUAL_THREAD)) {
      return ofPlatform(thread);
    }
    long number = fields.number(thread, VIRTUAL_THREAD, "state", -1);
    ThreadState state = virtualStates.getOrDefault(number, ThreadState.UNKNOWN);
    int carrier = fields.reference(thread, VIRTUAL_THREAD, "carrierThread");
    return number == running && carrier != HeapGraph.NONE
        ? whileMounted(ofPlatform(carrier))
        : state;
  }

  /**
   * Up to JDK 23 a virtual thread holds on to its carrier in a monitor, and only the carrier's
   * state tells.
   */
  private static ThreadState whileMounted(ThreadState carrier) {
    return switch (carrier) {
      case OBJECT_WAIT, TIMED_OBJECT_WAIT, BLOCKED -> carrier;
      default -> ThreadState.RUNNABLE;
    };
  }

  /** The status of JVM TI, in the combinations that HotSpot sets; the same since JDK 5. */
  private ThreadState ofPlatform(int thread) {
    int holder = fields.reference(thread, THREAD, "holder");
    long status =
        holder == HeapGraph.NONE
            ? fields.number(thread, THREAD, "threadStatus", -1)
            : fields.number(holder, HOLDER, "threadStatus", -1);
    return switch ((int) status) {
      case 0 -> ThreadState.NEW;
      case 0x2 -> ThreadState.TERMINATED;
      case 0x5 -> ThreadState.RUNNABLE;
      case 0xe1, 0x2a1 -> ThreadState.TIMED_PARKED;
      case 0x291 -> ThreadState.PARKED;
      case 0x191 -> ThreadState.OBJECT_WAIT;
      case 0x1a1 -> ThreadState.TIMED_OBJECT_WAIT;
      case 0x401 -> ThreadState.BLOCKED;
      default -> ThreadState.UNKNOWN;
    };
  }

  private static Map<Long, ThreadState> numbers(HeapGraph graph, HeapClass type) {
    var states = new HashMap<Long, ThreadState>();
    Set<Long> doubtful = new HashSet<>();
    MEANINGS.forEach((name, state) -> {
      long number = graph.staticNumber(type, name, -1);
      if (number >= 0 && states.put(number, state) != null) {
        doubtful.add(number);
      }
    });
    states.keySet().removeAll(doubtful);
    return states;
  }
}
