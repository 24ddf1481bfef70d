package io.lostwake.diagnosis;

import io.lostwake.model.Population;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which ids live, in which group, and which ones have certainly ended. */
final class Directory {
  private record Entry(long id, int group) {}

  private final long[] ids;
  private final int[] groupIndexes;
  private final List<Group> groups;
  private final boolean isComplete;
  private final long batch;

  private Directory(
      long[] ids, int[] groupIndexes, List<Group> groups, boolean isComplete, long batch) {
    this.ids = ids;
    this.groupIndexes = groupIndexes;
    this.groups = groups;
    this.isComplete = isComplete;
    this.batch = batch;
  }

  /**
   * @param groups all groups of a snapshot
   * @param knowsEveryStrand false when the snapshot lost some, so that a missing id proves nothing
   * @param batch {@link io.lostwake.model.TargetRuntime#idBatch}: a missing id below a living one
   *     of the same batch was used, so its strand has ended; one above may not have been used yet
   */
  static Directory of(List<Group> groups, boolean knowsEveryStrand, long batch) {
    List<Entry> entries = new ArrayList<>();
    boolean complete = knowsEveryStrand;
    for (int index = 0; index < groups.size(); index++) {
      complete &= groups.get(index).knowsEveryMember();
      for (Population population : groups.get(index).populations()) {
        for (int member = 0; member < population.size(); member++) {
          entries.add(new Entry(population.id(member), index));
        }
      }
    }
    entries.sort(Comparator.comparingLong(Entry::id));
    return new Directory(
        entries.stream().mapToLong(Entry::id).toArray(),
        entries.stream().mapToInt(Entry::group).toArray(),
        groups,
        complete,
        batch);
  }

  /** Whether every living strand is in it by its id. */
  boolean isComplete() {
    return isComplete;
  }

  /** The group a living strand is in; null when there is none with this id. */
  @Nullable Group groupOf(long id) {
    int index = Arrays.binarySearch(ids, id);
    return index < 0 ? null : groups.get(groupIndexes[index]);
  }

  boolean isLiving(long id) {
    return Arrays.binarySearch(ids, id) >= 0;
  }

  /**
   * Whether a strand that is known to have been started, since it started another or owns a lock,
   * has ended.
   */
  boolean hasEnded(long startedId) {
    return isComplete && startedId != 0 && !isLiving(startedId);
  }

  /** The youngest living strand's id; 0 when no ids are told. */
  long largestId() {
    return ids.length == 0 ? 0 : ids[ids.length - 1];
  }

  /**
   * Whether a strand that has ended was certainly born between two living ones.
   *
   * @param older a living id
   * @param younger a living id above it
   */
  boolean someoneEndedBetween(long older, long younger) {
    if (!isComplete) {
      return false;
    }
    return missingBelow(younger, Math.max(older + 1, batchStart(younger)))
        || missingBelow(
            lastLivingInBatchOf(older, younger), Math.max(older + 1, batchStart(older)));
  }

  private boolean missingBelow(long living, long from) {
    for (long id = from; id < living; id++) {
      if (!isLiving(id)) {
        return true;
      }
    }
    return false;
  }

  private long lastLivingInBatchOf(long id, long below) {
    long last = id;
    for (long next = id + 1; next < Math.min(below, batchStart(id) + batch); next++) {
      last = isLiving(next) ? next : last;
    }
    return last;
  }

  private long batchStart(long id) {
    return (id - 1) / batch * batch + 1;
  }
}
