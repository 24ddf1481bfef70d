package io.lostwake.golang;

import io.lostwake.model.Frame;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which calls of a goroutine belong to its place. {@code GOTRACEBACK=system} and {@code crash} show
 * calls that a normal traceback hides ({@code showfuncinfo} in {@code traceback.go}); they are left
 * out here too, so that one place has one stack whatever was asked of the runtime.
 */
final class GoroutineStack {
  private final List<GoroutineCall> all;
  private final BitSet shown = new BitSet();

  /** The place of a goroutine with these calls, innermost first; they are not copied. */
  GoroutineStack(List<GoroutineCall> all) {
    this.all = all;
    int bottom = all.size();
    while (bottom > 1 && all.get(bottom - 1).isBottom()) {
      bottom--;
    }
    int top = 0;
    while (top < bottom && all.get(top).isRuntime()) {
      top++;
    }
    for (int i = top; i < bottom; i++) {
      shown.set(i, !all.get(i).isHidden());
    }
    if (shown.isEmpty()) {
      shown.set(0, bottom);
    }
  }

  /** The calls that belong to the place, innermost first. */
  List<Frame> frames() {
    List<Frame> frames = new ArrayList<>(shown.cardinality());
    shown.stream().forEach(i -> frames.add(all.get(i).frame()));
    return frames;
  }

  /** How many calls belong to the place. */
  int size() {
    return shown.cardinality();
  }

  /** Whether the call at an index of the whole stack belongs to the place. */
  boolean isShown(int index) {
    return shown.get(index);
  }
}
