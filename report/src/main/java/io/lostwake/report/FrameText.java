package io.lostwake.report;

import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import java.util.regex.Pattern;

/// A frame as people read it.
///
/// @param function without the directories of its package: `stock.(*Reserver).Reserve`; of a class,
///   with its package, `com.acme.Orders.handle`, but for the JDK's own
/// @param place the file with enough of its directories to find it, and the line:
///   `internal/stock/reserver.go:118`, `Orders.java:41`; empty when the dump does not tell
record FrameText(String function, String place) {
  private static final Pattern MAJOR_VERSION = Pattern.compile("v[0-9]+\\..*");
  private static final int MAXIMUM_NAME = 300;

  static FrameText of(Frame frame) {
    return isJava(frame) ? ofJava(frame) : ofGo(frame);
  }

  private static FrameText ofGo(Frame frame) {
    return new FrameText(
        VisibleText.of(endOf(shortFunction(frame.function()))),
        VisibleText.of(endOf(shortPlace(frame))));
  }

  /// As Java's own stack traces show it. What everybody knows goes without its package.
  private static FrameText ofJava(Frame frame) {
    String function = frame.function();
    boolean isWellKnown = !frame.isApplication() && frame.origin() != Origin.LIBRARY;
    String shown =
        isWellKnown ? function.substring(javaDirectory(frame.file()).length() + 1) : function;
    return new FrameText(VisibleText.of(endOf(shown)), VisibleText.of(endOf(frame.place())));
  }

  /// Whether the file lies in the directory of the function's package, as sources of the JVM do.
  private static boolean isJava(Frame frame) {
    String directory = javaDirectory(frame.file());
    return !directory.isEmpty()
        && !frame.file().endsWith(".go")
        && frame.function().startsWith(directory.replace('/', '.') + ".");
  }

  private static String javaDirectory(String file) {
    return file.substring(0, Math.max(0, file.lastIndexOf('/')));
  }

  /// The import path of the function's package as far as the name tells it.
  static String packageOf(String function) {
    int dot = function.indexOf('.', lastSlash(function) + 1);
    return dot < 0 ? function : function.substring(0, dot);
  }

  /// The end of a name tells the method and the line.
  private static String endOf(String name) {
    return name.length() <= MAXIMUM_NAME
        ? name
        : "…" + name.substring(name.length() - MAXIMUM_NAME);
  }

  private static String shortFunction(String function) {
    int slash = lastSlash(function);
    String name = function.substring(slash + 1);
    if (slash > 0 && MAJOR_VERSION.matcher(name).matches()) {
      return function.substring(function.lastIndexOf('/', slash - 1) + 1);
    }
    return name;
  }

  /// The last slash of the package's path; a slash in a receiver or in type arguments is none.
  private static int lastSlash(String function) {
    int end = function.length();
    for (char bracket : new char[] {'(', '['}) {
      int at = function.indexOf(bracket);
      end = at < 0 ? end : Math.min(end, at);
    }
    return function.lastIndexOf('/', end - 1);
  }

  /// One directory beside the file, two when they are the end of the package's path.
  private static String shortPlace(Frame frame) {
    String file = frame.file();
    int name = separatorBefore(file, file.length());
    if (name <= 0) {
      return frame.place();
    }
    int inner = separatorBefore(file, name);
    int start = inner;
    if (inner > 0) {
      int outer = separatorBefore(file, inner);
      String directories =
          withoutVersion(file.substring(outer + 1, inner))
              + '/'
              + withoutVersion(file.substring(inner + 1, name));
      start = ('/' + packageOf(frame.function())).endsWith('/' + directories) ? outer : inner;
    }
    return file.substring(start + 1, name + 1) + frame.place();
  }

  private static int separatorBefore(String file, int end) {
    return Math.max(file.lastIndexOf('/', end - 1), file.lastIndexOf('\\', end - 1));
  }

  /// A directory of Go's module cache carries the module's version: `pgx@v5.5.0`.
  private static String withoutVersion(String directory) {
    int at = directory.indexOf('@');
    return at < 0 ? directory : directory.substring(0, at);
  }
}
