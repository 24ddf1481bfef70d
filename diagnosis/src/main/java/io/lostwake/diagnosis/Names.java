package io.lostwake.diagnosis;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the names of Go functions suggest. Names are hints: they choose between causes, they never
 * make a verdict surer.
 */
final class Names {
  private static final Pattern CLOSURE =
      Pattern.compile("(?:\\.(?:func|gowrap|deferwrap)\\d+|\\.\\d+|-fm|-range\\d+|·\\d+)+$");
  private static final Pattern CONTEXT_WAIT =
      Pattern.compile(
          "(?:await|wait|watch|until|monitor).*(?:done|cancel|context|ctx|deadline)"
              + "|(?:context|ctx|cancel)(?:done|watch|wait).*");
  private static final Pattern LIFE_CYCLE =
      Pattern.compile(
          "^(?i:new|start|run|open|begin|launch|init|listen|serve|watch|subscribe|monitor|poll"
              + "|schedule|spawn|background|loop|work|refresh|janitor|clean|evict|expire|flush|sync"
              + "|heartbeat|keepalive|ping|tick|collect|report|dispatch|consume|process)"
              + "(?:$|er(?=$|[A-Z])|[A-Z0-9_])");

  private Names() {}

  /**
   * The last part of a function's name without closure suffixes: {@code Start} for {@code
   * main.(*Poller).Start.func1}.
   */
  static String simpleName(String function) {
    String enclosing = enclosing(function);
    return enclosing.substring(enclosing.lastIndexOf('.') + 1);
  }

  /** The named function around a closure; the function itself when it is none. */
  private static String enclosing(String function) {
    return CLOSURE.matcher(function).replaceFirst("");
  }

  /** Whether it waits for a context, by its name. */
  static boolean suggestsContext(String function) {
    return CONTEXT_WAIT.matcher(simpleName(function).toLowerCase(Locale.ROOT)).find();
  }

  /** Whether it starts or runs something that is meant to be stopped again, by its name. */
  static boolean suggestsLifeCycle(String function) {
    return LIFE_CYCLE.matcher(simpleName(function)).find();
  }

  /** {@code main.(*Hub)} for a method of a pointer receiver or a closure in one; else null. */
  static @Nullable String receiverType(String function) {
    int open = function.indexOf(".(*");
    int close = function.indexOf(')', Math.max(open, 0));
    return open < 0 || close < 0 ? null : function.substring(0, close + 1);
  }
}
