package io.lostwake.jvm.hprof;

import java.util.Arrays;

/// Ids in a sorted array: for ids that lie too far apart for bits.
final class SortedIds implements ObjectIds {
  private final long[] ids;

  private SortedIds(long[] ids) {
    this.ids = ids;
  }

  /// Orders ids, of which each may be there several times.
  static SortedIds of(long[] ids) {
    Arrays.sort(ids);
    int kept = 0;
    for (int i = 0; i < ids.length; i++) {
      if (kept == 0 || ids[i] != ids[kept - 1]) {
        ids[kept] = ids[i];
        kept++;
      }
    }
    return new SortedIds(Arrays.copyOf(ids, kept));
  }

  @Override
  public int count() {
    return ids.length;
  }

  @Override
  public int number(long id) {
    return Math.max(-1, Arrays.binarySearch(ids, id));
  }

  @Override
  public long id(int number) {
    return ids[number];
  }
}
