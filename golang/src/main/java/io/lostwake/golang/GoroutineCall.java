package io.lostwake.golang;

import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import java.util.Set;

/**
 * A call in a traceback, with what its name says, which is asked for each sampled goroutine.
 *
 * @param frame the call
 * @param isHidden whether a normal traceback hides it unless it has nothing else to show
 * @param isBottom whether every goroutine, or the main one, ends in it
 * @param isRuntime whether it is part of the runtime
 * @param isLocking whether it is part of the packages that locks are in
 * @param isWaitedIn whether its first argument is what the goroutine waits for
 */
record GoroutineCall(
    Frame frame,
    boolean isHidden,
    boolean isBottom,
    boolean isRuntime,
    boolean isLocking,
    boolean isWaitedIn) {
  private static final Set<String> WAITING_FUNCTIONS =
      Set.of(
          "sync.(*Mutex).Lock",
          "sync.(*Mutex).lockSlow",
          "internal/sync.(*Mutex).Lock",
          "internal/sync.(*Mutex).lockSlow",
          "sync.(*RWMutex).Lock",
          "sync.(*RWMutex).RLock",
          "sync.(*WaitGroup).Wait",
          "sync.runtime_notifyListWait",
          "sync.(*Cond).Wait");

  /** What the frame's name says. */
  static GoroutineCall of(Frame frame) {
    String function = frame.function();
    return new GoroutineCall(
        frame,
        isHidden(function),
        function.equals("runtime.goexit") || function.equals("runtime.main"),
        frame.origin() == Origin.RUNTIME,
        function.startsWith("sync.") || function.startsWith("internal/sync."),
        WAITING_FUNCTIONS.contains(function));
  }

  private static boolean isHidden(String function) {
    if (isWrapper(function, ".gowrap") || isWrapper(function, ".deferwrap")) {
      return true;
    }
    // Shown on purpose: without them nothing says that a finalizer or cleanup is running.
    if (!function.startsWith("runtime.")
        || function.equals("runtime.runFinalizers")
        || function.equals("runtime.runCleanups")) {
      return false;
    }
    int name = "runtime.".length() + (function.startsWith("(*", "runtime.".length()) ? 2 : 0);
    return name < function.length() && !Character.isUpperCase(function.charAt(name));
  }

  /** {@code main.main.gowrap1}: made by the compiler for a {@code go} or {@code defer} (1.22). */
  private static boolean isWrapper(String function, String marker) {
    int at = function.lastIndexOf(marker);
    int digits = at + marker.length();
    return at > 0
        && digits < function.length()
        && function.substring(digits).chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
