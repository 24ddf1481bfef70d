package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A thread in a wait, with what its calls refer to. */
final class WaitingThread {
  private final HeapGraph graph;
  private final JvmThread thread;
  private final @Nullable HeapThread stack;
  private final List<HeapFrame> frames;
  private final int operation;
  private final int parkBlocker;

  WaitingThread(HeapGraph graph, JvmThreads threads, JvmThread thread) {
    this.graph = graph;
    this.thread = thread;
    stack = thread.stack();
    frames = stack == null ? List.of() : stack.frames();
    operation = threads.operation(frames);
    parkBlocker = threads.fields().reference(thread.object(), "java.lang.Thread", "parkBlocker");
  }

  JvmThread thread() {
    return thread;
  }

  List<HeapFrame> frames() {
    return frames;
  }

  /**
   * The class of the operation it waits in. Where the dump has no frames (a virtual thread in JDK
   * 21) the class of what it is parked for; empty when that is not known either.
   */
  String type() {
    if (!frames.isEmpty()) {
      return frames.get(operation).className();
    }
    return parkBlocker == HeapGraph.NONE ? "" : graph.classOf(parkBlocker).name();
  }

  /** Whether the dump has its calls. */
  boolean hasFrames() {
    return !frames.isEmpty();
  }

  /** The method of the operation it waits in; empty when the dump has no frames. */
  String method() {
    return frames.isEmpty() ? "" : frames.get(operation).method();
  }

  /** Whether its operation is one of a class, or of one nested in it. */
  boolean isIn(String type) {
    return Operation.outer(type()).equals(type);
  }

  /** Whether one of the calls from the operation inwards is this one. */
  boolean calls(String type, String method) {
    for (int i = 0; i <= operation && i < frames.size(); i++) {
      if (frames.get(i).className().equals(type) && frames.get(i).method().equals(method)) {
        return true;
      }
    }
    return false;
  }

  /** The calls from the operation inwards, the operation first. */
  List<HeapFrame> callsToOperation() {
    return frames.isEmpty() ? List.of() : frames.subList(0, operation + 1).reversed();
  }

  /** The argument of {@code LockSupport.park}, or NONE. */
  int parkBlocker() {
    return parkBlocker;
  }

  /** The argument of {@code LockSupport.park} when it is of a class; else NONE. */
  int parkBlocker(String type) {
    return isA(parkBlocker, type) ? parkBlocker : HeapGraph.NONE;
  }

  /**
   * The object of a class to which the calls into that class refer, from the operation inwards;
   * NONE unless it is the only one.
   */
  int local(String type) {
    return local(type, object -> true);
  }

  /** The same among those that satisfy a condition. */
  int local(String type, IntPredicate condition) {
    String outer = Operation.outer(type);
    int found = HeapGraph.NONE;
    for (int i = 0; i <= operation && i < frames.size(); i++) {
      if (Operation.outer(frames.get(i).className()).equals(outer)) {
        for (int object : locals(i).toArray()) {
          if (object != found && isA(object, type) && condition.test(object)) {
            if (found != HeapGraph.NONE) {
              return HeapGraph.NONE;
            }
            found = object;
          }
        }
      }
    }
    return found;
  }

  /** The objects of all calls of one class and method. */
  IntStream locals(String type, String method) {
    return IntStream.range(0, frames.size())
        .filter(i -> frames.get(i).className().equals(type))
        .filter(i -> frames.get(i).method().equals(method))
        .flatMap(this::locals);
  }

  boolean isA(int object, String type) {
    return object != HeapGraph.NONE && graph.classOf(object).isA(type);
  }

  /** The object of a stream that holds no other one; NONE when there are several, or none. */
  static int only(IntStream objects) {
    int[] distinct = objects.distinct().limit(2).toArray();
    return distinct.length == 1 ? distinct[0] : HeapGraph.NONE;
  }

  private IntStream locals(int frame) {
    return stack == null ? IntStream.empty() : stack.locals(frame);
  }
}
