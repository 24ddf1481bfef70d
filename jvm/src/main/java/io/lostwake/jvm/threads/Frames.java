package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stacks of threads as the model has them. They start with the operation that the program
 * called ({@code SynchronousQueue.put}), not with the calls by which the JDK parks a thread, and
 * hold no hidden frames, addresses or counters: one place has one stack, in virtual and in platform
 * threads, in every run.
 */
public final class Frames {
  private final JvmThreads threads;
  private final Origins origins;
  private final Map<HeapFrame, Frame> frames = new HashMap<>();

  /** Threads at one place share their list of frames. */
  private final IdentityHashMap<List<HeapFrame>, Stack> stacks = new IdentityHashMap<>();

  /** Looks up which code is the program's own. */
  public Frames(HeapGraph graph, JvmThreads threads) {
    this.threads = threads;
    origins = new Origins(graph, threads);
  }

  /** The stack of a thread; empty when the dump has none. */
  public Stack of(JvmThread thread) {
    HeapThread stack = thread.stack();
    return stack == null ? Stack.EMPTY : stacks.computeIfAbsent(stack.frames(), this::stack);
  }

  private Stack stack(List<HeapFrame> calls) {
    List<Frame> visible = new ArrayList<>();
    for (HeapFrame call : calls.subList(threads.operation(calls), calls.size())) {
      if (!isHidden(call)) {
        visible.add(frames.computeIfAbsent(call, this::frame));
      }
    }
    return new Stack(visible, 0);
  }

  private Frame frame(HeapFrame call) {
    String type = Names.type(call.className());
    String method = Names.method(call.method());
    return new Frame(
        type.isEmpty() ? named(method) : type + "." + method,
        file(type, call.sourceFile()),
        Math.max(0, call.line()),
        isStart(call) ? Origin.RUNTIME : origins.of(call));
  }

  private static String named(String method) {
    return method.isEmpty() ? "?" : method;
  }

  private static String file(String type, String sourceFile) {
    int end = type.lastIndexOf('.');
    return sourceFile.isEmpty() || end < 0
        ? sourceFile
        : type.substring(0, end + 1).replace('.', '/') + sourceFile;
  }

  /**
   * Lambdas, method handles and the inside of reflection: a program does not call them, and whether
   * they appear depends on how warm it is.
   */
  private static boolean isHidden(HeapFrame call) {
    String type = call.className();
    return type.contains("$$Lambda")
        || type.startsWith("java.lang.invoke.LambdaForm$")
        || type.startsWith("java.lang.invoke.DirectMethodHandle$Holder")
        || type.startsWith("java.lang.invoke.Invokers$Holder")
        || type.startsWith("jdk.internal.reflect.")
        || type.startsWith("sun.reflect.")
        || type.startsWith("jdk.internal.vm.Continuation")
        || type.startsWith("java.lang.VirtualThread$VThreadContinuation")
        || (type.equals("java.lang.Thread") && call.method().equals("runWith"));
  }

  /** The calls by which the JVM starts a thread. */
  private static boolean isStart(HeapFrame call) {
    return call.method().equals("run")
        && (call.className().equals("java.lang.Thread")
            || call.className().equals("java.lang.VirtualThread"));
  }
}
