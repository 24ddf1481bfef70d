package io.lostwake.golang;

import java.util.List;

/**
 * Which calls of the goroutines at one place are shown, and which of these say what they wait for:
 * worked out once for all of them.
 */
final class ShownCalls {
  private final int[] indexes;
  private final boolean[] waits;

  private ShownCalls(int[] indexes, boolean[] waits) {
    this.indexes = indexes;
    this.waits = waits;
  }

  /**
   * What a stack shows.
   *
   * @param all its calls, innermost first
   * @param isWaiting whether its goroutines wait for a lock or the like
   */
  static ShownCalls of(List<GoroutineCall> all, boolean isWaiting) {
    GoroutineStack stack = new GoroutineStack(all);
    int[] indexes = new int[stack.size()];
    boolean[] waits = new boolean[indexes.length];
    boolean isInLock = isWaiting;
    int shown = 0;
    for (int i = 0; i < all.size(); i++) {
      if (stack.isShown(i)) {
        isInLock &= all.get(i).isLocking();
        indexes[shown] = i;
        waits[shown] = isInLock && all.get(i).isWaitedIn();
        shown++;
      }
    }
    return new ShownCalls(indexes, waits);
  }

  /** How many calls are shown. */
  int size() {
    return indexes.length;
  }

  /** Where a shown call is among all. */
  int index(int shown) {
    return indexes[shown];
  }

  /** Whether the first argument of a shown call is what the goroutine waits for. */
  boolean isWaitedIn(int shown) {
    return waits[shown];
  }
}
