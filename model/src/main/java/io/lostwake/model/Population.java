package io.lostwake.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongPredicate;

/**
 * The members of a cohort by id, as columns sorted by id. A huge cohort is thinned: it keeps the
 * ids for which {@link #isKept} holds at its thinning, a choice that depends on the id alone, so
 * that two snapshots keep the same ids and can still be joined.
 */
public final class Population {
  /** A cohort whose source tells no ids. */
  public static final Population NONE =
      new Population(0, new long[0], new long[0], new int[0], new BitSet());

  private final int thinning;
  private final long[] ids;
  private final long[] creatorIds;
  private final int[] minutes;
  private final BitSet marked;

  /** The arrays are the builder's own: it does not keep them. */
  Population(int thinning, long[] ids, long[] creatorIds, int[] minutes, BitSet marked) {
    this.thinning = thinning;
    this.ids = ids;
    this.creatorIds = creatorIds;
    this.minutes = minutes;
    this.marked = marked;
  }

  /** Whether a member with this id is kept when one in {@code 2^thinning} is kept. */
  public static boolean isKept(long id, int thinning) {
    // The finalizer of SplitMix64: neighbouring ids must not be kept or dropped together.
    long mixed = id * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    mixed ^= mixed >>> 31;
    return (mixed & ((1L << thinning) - 1)) == 0;
  }

  /** How many members are kept. */
  public int size() {
    return ids.length;
  }

  /** One in {@code 2^thinning} members is kept; 0 means all of them. */
  public int thinning() {
    return thinning;
  }

  /** The id at an index; ids ascend. */
  public long id(int index) {
    return ids[index];
  }

  /** The creator's id of the member at an index; 0 when the dump does not tell. */
  public long creatorId(int index) {
    return creatorIds[index];
  }

  /** Blocked for at least so many minutes; -1 when the dump does not tell. */
  public int minutes(int index) {
    return minutes[index];
  }

  /** Whether the runtime's leak profile marks the member at an index. */
  public boolean isMarked(int index) {
    return marked.get(index);
  }

  /** How many of the kept members the leak profile marks. */
  public int markedCount() {
    return marked.cardinality();
  }

  /** Whether a kept member has this id. */
  public boolean contains(long id) {
    return Arrays.binarySearch(ids, id) >= 0;
  }

  /** This population with more of its members marked; marks that are there stay. */
  public Population marking(LongPredicate isLeaked) {
    BitSet more = (BitSet) marked.clone();
    for (int index = 0; index < ids.length; index++) {
      if (isLeaked.test(ids[index])) {
        more.set(index);
      }
    }
    return new Population(thinning, ids, creatorIds, minutes, more);
  }
}
