package io.lostwake.jvm.proof;

import io.lostwake.jvm.hprof.FieldType;
import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapField;
import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import io.lostwake.jvm.hprof.Root;
import io.lostwake.jvm.proof.PathToLife.Kind;
import io.lostwake.jvm.proof.PathToLife.Step;
import io.lostwake.jvm.threads.JvmThread;
import io.lostwake.jvm.threads.JvmThreads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds for a way of objects the fields, elements and calls that it goes through. */
final class PathWords {
  private final HeapGraph graph;
  private final JvmThreads threads;
  private final LifePaths paths;

  PathWords(HeapGraph graph, JvmThreads threads, LifePaths paths) {
    this.graph = graph;
    this.threads = threads;
    this.paths = paths;
  }

  /** The way to an object; empty when nothing alive leads to it. */
  Optional<PathToLife> to(int object) {
    if (paths.previous(object) == LifePaths.UNREACHED) {
      return Optional.empty();
    }
    ArrayDeque<Integer> way = new ArrayDeque<>();
    for (int at = object; at >= 0; at = paths.previous(at)) {
      way.addFirst(at);
    }
    List<Step> steps = new ArrayList<>();
    int from = way.removeFirst();
    beginning(from, way).ifPresent(steps::add);
    for (int target : way) {
      steps.add(step(from, target));
      from = target;
    }
    return Optional.of(new PathToLife(steps));
  }

  /** What is alive, unless the first step tells that as well. */
  private Optional<Step> beginning(int object, ArrayDeque<Integer> way) {
    JvmThread thread = threads.byObject(object);
    if (thread != null) {
      boolean onStack = !way.isEmpty() && frame(thread, way.getFirst()) != null;
      return onStack ? Optional.empty() : Optional.of(new Step(Kind.THREAD, thread.toString(), ""));
    }
    if (graph.asClass(object) != null && !way.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(root(object));
  }

  private Step root(int object) {
    for (Root root : graph.roots()) {
      if (root.object() == object) {
        return new Step(Kind.ROOT, words(root.kind()), "");
      }
    }
    String type = graph.classOf(object).name();
    return type.startsWith("java.lang.ref.ReferenceQueue")
        ? new Step(Kind.COLLECTOR, type, "")
        : new Step(Kind.UNEXPLAINED, type, "");
  }

  private static String words(Root.Kind kind) {
    return switch (kind) {
      case JNI_GLOBAL -> "a JNI global reference";
      case STICKY_CLASS -> "a class of the JVM";
      case MONITOR_USED -> "a monitor in use";
      case UNKNOWN -> "a root of the JVM";
    };
  }

  private Step step(int from, int target) {
    HeapClass type = graph.asClass(from);
    if (type != null) {
      return ofClass(type, target);
    }
    String name = graph.classOf(from).name();
    int length = graph.length(from);
    if (length >= 0) {
      int index = firstIndex(length, at -> graph.element(from, at) == target);
      if (index >= 0) {
        return new Step(Kind.ELEMENT, name, String.valueOf(index));
      }
    }
    JvmThread thread = threads.byObject(from);
    String call = thread == null ? null : frame(thread, target);
    if (thread != null && call != null) {
      return new Step(Kind.FRAME, thread.toString(), call);
    }
    for (HeapField field : graph.classOf(from).fields()) {
      if (field.type() == FieldType.OBJECT && graph.reference(from, field) == target) {
        return new Step(Kind.FIELD, field.declaringClass(), field.name());
      }
    }
    return otherStep(from, target);
  }

  private Step ofClass(HeapClass type, int target) {
    for (String field : type.staticReferenceNames()) {
      if (graph.staticReference(type, field) == target) {
        return new Step(Kind.STATIC_FIELD, type.name(), field);
      }
    }
    return threads.byObject(target) == null
        ? new Step(Kind.CLASS, type.name(), "")
        : new Step(Kind.MONITOR, "class " + type.name(), "");
  }

  private Step otherStep(int from, int target) {
    String name = graph.classOf(from).name();
    if (threads.byObject(target) != null) {
      return new Step(Kind.MONITOR, name, "");
    }
    return graph.asClass(target) == null
        ? new Step(Kind.COLLECTOR, name, "")
        : new Step(Kind.FIELD, name, "class");
  }

  /** The innermost call with a local that refers to an object; null when there is none. */
  private static @Nullable String frame(JvmThread thread, int local) {
    HeapThread stack = thread.stack();
    if (stack == null) {
      return null;
    }
    List<HeapFrame> frames = stack.frames();
    int index = firstIndex(frames.size(), at -> stack.locals(at).anyMatch(one -> one == local));
    if (index >= 0) {
      return words(frames.get(index));
    }
    return stack.locals().anyMatch(one -> one == local) ? "native code" : null;
  }

  private static String words(HeapFrame frame) {
    String place = frame.line() > 0 ? frame.sourceFile() + ":" + frame.line() : frame.sourceFile();
    String name = frame.className() + "." + frame.method();
    return place.isEmpty() ? name : name + "(" + place + ")";
  }

  private static int firstIndex(int length, IntPredicate is) {
    return IntStream.range(0, length).filter(is).findFirst().orElse(-1);
  }
}
