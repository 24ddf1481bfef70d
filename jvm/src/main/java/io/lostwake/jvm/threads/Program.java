package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapClass;
import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.jvm.hprof.HeapGraph;
import io.lostwake.jvm.hprof.HeapThread;
import org.jspecify.annotations.Nullable;

/**
 * The program that runs in the JVM: which classes are its own.
 *
 * @param mainClass the class whose {@code main} was called, if it is the program's and not that of
 *     a launcher such as Surefire, Spring Boot's or Tomcat's; else empty
 * @param mainSource where that class, or the jar that was started, is; empty when not known
 */
record Program(String mainClass, String mainSource) {
  /** The launched program, by the command line and by the stack of the thread {@code main}. */
  static Program of(HeapGraph graph, JvmThreads threads, CodeSources sources) {
    String command = new SystemProperties(graph, threads.fields()).get("sun.java.command");
    String started = command == null ? "" : firstWord(command);
    boolean isJar = started.endsWith(".jar");
    String main = isJar || started.isEmpty() ? mainOfStack(threads) : afterModule(started);
    if (Libraries.contains(main)) {
      return new Program("", "");
    }
    HeapClass type = main.isEmpty() ? null : graph.classNamed(main);
    String source = type == null ? "" : sources.of(type);
    return new Program(main, source);
  }

  /** Whether a class is the program's own. */
  boolean owns(String type, String source) {
    if (source.contains("BOOT-INF/lib") || source.contains("WEB-INF/lib")) {
      return false;
    }
    if (source.contains("BOOT-INF/classes") || source.contains("WEB-INF/classes")) {
      return true;
    }
    if (Libraries.contains(type)) {
      return false;
    }
    if (source.isEmpty() || source.startsWith("jrt:") || source.endsWith("/")) {
      return true;
    }
    return mainClass.isEmpty()
        ? !isInRepository(source)
        : source.equals(mainSource) || isOfSameOwner(type);
  }

  /** Whether both are below one package of two names, or of three at a host of many owners. */
  private boolean isOfSameOwner(String type) {
    String owner = owner(mainClass);
    return !owner.isEmpty() && type.startsWith(owner + ".");
  }

  private static String owner(String type) {
    int first = type.indexOf('.');
    int second = type.indexOf('.', first + 1);
    String owner = second < 0 ? "" : type.substring(0, second);
    if (owner.equals("com.github") || owner.equals("io.github") || owner.equals("com.gitlab")) {
      int third = type.indexOf('.', second + 1);
      return third < 0 ? "" : type.substring(0, third);
    }
    return owner;
  }

  /** A jar among many that a launcher, a build tool or an application server collected. */
  private static boolean isInRepository(String source) {
    return source.contains("/lib/")
        || source.contains("/libs/")
        || source.contains("/.m2/")
        || source.contains("/.gradle/")
        || source.contains("/modules/");
  }

  private static String mainOfStack(JvmThreads threads) {
    for (JvmThread thread : threads.all()) {
      boolean isMain = !thread.isVirtual() && thread.name().equals("main");
      HeapThread stack = isMain ? thread.stack() : null;
      HeapFrame bottom = stack == null ? null : bottom(stack);
      if (bottom != null && bottom.method().equals("main")) {
        return bottom.className();
      }
    }
    return "";
  }

  private static @Nullable HeapFrame bottom(HeapThread stack) {
    return stack.frames().isEmpty() ? null : stack.frames().getLast();
  }

  private static String firstWord(String command) {
    int end = command.indexOf(' ');
    return end < 0 ? command : command.substring(0, end);
  }

  /** {@code module/package.Class} without the module. */
  private static String afterModule(String started) {
    return started.substring(started.lastIndexOf('/') + 1);
  }
}
