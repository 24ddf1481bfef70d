package io.lostwake.jvm.hprof;

import org.jspecify.annotations.Nullable;

/// From the numbers of pages to their places. Heaps mostly lie in one piece, for which an array is
/// enough.
final class PageIndex {
  /// An array may have so many gaps for each page.
  private static final int MOST_GAPS = 64;

  private final int[] near;
  private final @Nullable LongIndex far;
  private final long first;

  /// Orders pages by place.
  ///
  /// @param numbers ascending
  PageIndex(long[] numbers) {
    first = numbers.length == 0 ? 0 : numbers[0];
    long range = numbers.length == 0 ? 0 : numbers[numbers.length - 1] - first + 1;
    boolean isNear = range <= (long) MOST_GAPS * numbers.length;
    near = new int[isNear ? (int) range : 0];
    far = isNear ? null : new LongIndex();
    for (int place = 0; place < numbers.length; place++) {
      if (far != null) {
        far.putIfAbsent(numbers[place], place);
      } else {
        near[(int) (numbers[place] - first)] = place + 1;
      }
    }
  }

  /// The place of a page; -1 for none.
  int get(long number) {
    if (far != null) {
      return far.get(number);
    }
    long at = number - first;
    return at >= 0 && at < near.length ? near[(int) at] - 1 : -1;
  }
}
