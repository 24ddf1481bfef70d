package io.lostwake.jvm.hprof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where each object is in the dump, and the number of its class.
final class ObjectTable {
  private final ObjectIds ids;
  private final int[] low;
  private final byte @Nullable [] high;
  private final int[] classes;

  private ObjectTable(ObjectIds ids, boolean large) {
    this.ids = ids;
    this.low = new int[ids.count()];
    this.high = large ? new byte[ids.count()] : null;
    this.classes = new int[ids.count()];
  }

  /// Numbers all objects. Takes the batches out of what was found, so that their memory is free
  /// again.
  static ObjectTable of(List<Found> found, long fileSize, Losses losses)
      throws UnreadableHeapDumpException {
    List<Found.Batch> batches = new ArrayList<>();
    found.forEach(part -> batches.addAll(part.batches));
    found.forEach(part -> part.batches.clear());
    long total = batches.stream().mapToLong(batch -> batch.count).sum();
    if (total > Integer.MAX_VALUE - 8) {
      throw new UnreadableHeapDumpException(
          "a heap dump of more than 2,147,483,639 objects, which is more than can be numbered");
    }
    ObjectTable table = new ObjectTable(ids(batches, total), fileSize > 0xffff_ffffL);
    Collections.reverse(batches);
    long lost = 0;
    while (!batches.isEmpty()) {
      lost += table.place(batches.removeLast());
    }
    if (lost > 0) {
      losses.contradiction(
          "",
          String.format(Locale.ROOT, "%,d objects have the id of another object, or none", lost));
    }
    return table;
  }

  private static ObjectIds ids(List<Found.Batch> batches, long total) {
    PagedIds paged = PagedIds.of(batches, total);
    if (paged != null) {
      return paged;
    }
    long[] all = new long[(int) total];
    int at = 0;
    for (Found.Batch batch : batches) {
      for (int i = 0; i < batch.count; i++) {
        if (batch.ids[i] != 0) {
          all[at] = batch.ids[i];
          at++;
        }
      }
    }
    return SortedIds.of(at == all.length ? all : Arrays.copyOf(all, at));
  }

  /// The first object of an id counts.
  private int place(Found.Batch batch) {
    int lost = 0;
    for (int i = 0; i < batch.count; i++) {
      int object = ids.number(batch.ids[i]);
      if (object < 0 || position(object) != 0) {
        lost++;
        continue;
      }
      long position = batch.start + batch.distances[i];
      low[object] = (int) position;
      if (high != null) {
        high[object] = (byte) (position >>> 32);
      }
      classes[object] = batch.classes[i];
    }
    return lost;
  }

  int count() {
    return low.length;
  }

  int number(long id) {
    return ids.number(id);
  }

  long id(int object) {
    return ids.id(object);
  }

  /// Where the object's record starts: at its kind.
  long position(int object) {
    long position = low[object] & 0xffff_ffffL;
    return high == null ? position : position | ((high[object] & 0xffL) << 32);
  }

  int classNumber(int object) {
    return classes[object];
  }
}
