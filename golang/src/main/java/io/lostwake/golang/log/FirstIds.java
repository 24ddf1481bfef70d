package io.lostwake.golang.log;

import java.util.Arrays;

/// The ids of the first goroutines of a dump, by which a second dump of the process is known: it
/// repeats them, if anything. Later ids are not kept, so that a dump of millions takes no memory.
final class FirstIds {
  private static final int MAXIMUM = 1 << 12;
  private static final long SPREAD = 0x9e3779b97f4a7c15L;
  private static final int SLOTS = 2 * MAXIMUM;
  private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(SLOTS);

  private final long[] slots = new long[SLOTS];
  private int size;

  /// Adds an id, unless there are enough. 0 is no id.
  void add(long id) {
    if (id == 0 || size == MAXIMUM) {
      return;
    }
    int slot = slot(id);
    size += slots[slot] == 0 ? 1 : 0;
    slots[slot] = id;
  }

  /// Whether an id is one of the first.
  boolean contains(long id) {
    return id != 0 && slots[slot(id)] == id;
  }

  /// Forgets all.
  void clear() {
    if (size > 0) {
      Arrays.fill(slots, 0);
      size = 0;
    }
  }

  private int slot(long id) {
    int slot = (int) ((id * SPREAD) >>> SHIFT);
    while (slots[slot] != 0 && slots[slot] != id) {
      slot = (slot + 1) % SLOTS;
    }
    return slot;
  }
}
