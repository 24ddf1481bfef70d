package io.lostwake.golang;

import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which calls of a goroutine belong to its place. {@code GOTRACEBACK=system} and {@code crash} show
 * calls that a normal traceback hides ({@code showfuncinfo} in {@code traceback.go}); they are left
 * out here too, so that one place has one stack whatever was asked of the runtime.
 */
final class GoroutineStack {
  private final List<Frame> all;
  private final BitSet shown = new BitSet();

  /** The place of a goroutine with these calls, innermost first. */
  GoroutineStack(List<Frame> all) {
    this.all = all;
    int bottom = all.size();
    while (bottom > 1 && isBottom(all.get(bottom - 1))) {
      bottom--;
    }
    int top = 0;
    while (top < bottom && all.get(top).origin() == Origin.RUNTIME) {
      top++;
    }
    for (int i = top; i < bottom; i++) {
      shown.set(i, !isHidden(all.get(i).function()));
    }
    if (shown.isEmpty()) {
      shown.set(0, bottom);
    }
  }

  /** The calls that belong to the place, innermost first. */
  List<Frame> frames() {
    List<Frame> frames = new ArrayList<>(shown.cardinality());
    shown.stream().forEach(i -> frames.add(all.get(i)));
    return frames;
  }

  /** Whether the call at an index of the whole stack belongs to the place. */
  boolean isShown(int index) {
    return shown.get(index);
  }

  private static boolean isBottom(Frame frame) {
    return frame.function().equals("runtime.goexit") || frame.function().equals("runtime.main");
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
