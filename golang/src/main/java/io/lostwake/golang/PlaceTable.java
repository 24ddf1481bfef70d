package io.lostwake.golang;

import io.lostwake.model.CohortCounter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the counter of a place by the small numbers of what it is made of, without making any
 * object for a place that was seen before. The numbers are compared, not only their hash.
 */
final class PlaceTable {
  private static final int MAXIMUM_PLACES = 1 << 17;
  private static final long MAXIMUM_NUMBERS = 8L << 20;
  private static final int MAXIMUM_PROBES = 128;

  private @Nullable Place[] slots = new Place[256];
  private int size;
  private long numbersKept;

  /** A place and what is counted there. */
  static final class Place {
    private final int[] key;
    private final long hash;
    private final CohortCounter counter;
    private int labelsCharged;
    private @Nullable ShownCalls shownCalls;

    private Place(int[] key, long hash, CohortCounter counter) {
      this.key = key;
      this.hash = hash;
      this.counter = counter;
    }

    /** What is counted there. */
    CohortCounter counter() {
      return counter;
    }

    /** The calls that its goroutines show; null until {@link #show}. */
    @Nullable ShownCalls shownCalls() {
      return shownCalls;
    }

    /** Sets the calls that its goroutines show. */
    void show(ShownCalls calls) {
      shownCalls = calls;
    }

    /** How many labels were charged for; see {@link LabelTable}. */
    int labelsCharged() {
      return labelsCharged;
    }

    /** Charges for one more label. */
    void chargeLabel() {
      labelsCharged++;
    }
  }

  /** How many places are kept. */
  int size() {
    return size;
  }

  /** The place with exactly these numbers; null when it is not in the table. */
  @Nullable Place find(int[] numbers, int length) {
    long hash = hash(numbers, length);
    int mask = slots.length - 1;
    for (int probe = 0; probe < MAXIMUM_PROBES; probe++) {
      Place place = slots[((int) hash + probe) & mask];
      if (place == null) {
        return null;
      }
      if (place.hash == hash && Arrays.equals(place.key, 0, place.key.length, numbers, 0, length)) {
        return place;
      }
    }
    return null;
  }

  /** The counter's place, kept for {@link #find} if there is room. */
  Place add(int[] numbers, int length, CohortCounter counter) {
    Place place = new Place(Arrays.copyOf(numbers, length), hash(numbers, length), counter);
    if (size < MAXIMUM_PLACES && numbersKept + length <= MAXIMUM_NUMBERS && put(place)) {
      size++;
      numbersKept += length;
      if (size > slots.length / 2) {
        grow();
      }
    }
    return place;
  }

  private boolean put(Place place) {
    int mask = slots.length - 1;
    for (int probe = 0; probe < MAXIMUM_PROBES; probe++) {
      int slot = ((int) place.hash + probe) & mask;
      if (slots[slot] == null) {
        slots[slot] = place;
        return true;
      }
    }
    return false;
  }

  private void grow() {
    @Nullable Place[] before = slots;
    slots = new Place[before.length * 2];
    for (Place place : before) {
      if (place != null) {
        // A place that finds no slot here is made again when it is seen again.
        put(place);
      }
    }
  }

  private static long hash(int[] numbers, int length) {
    long hash = length;
    for (int i = 0; i < length; i++) {
      hash = (hash + numbers[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }
}
