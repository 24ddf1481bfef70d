package io.lostwake.golang;

import java.util.Arrays;

/**
 * The goroutine being read. Everything is a number or an offset from the record's first byte, so
 * that a goroutine at a known place costs no objects. One instance serves all records.
 */
final class TracebackRecord {
  /** Calls kept of one goroutine; the runtime prints 100. More are counted as elided. */
  static final int MAXIMUM_CALLS = 512;

  private static final int REASON = 0;
  private static final int CREATOR = 1;
  private static final int ELIDED = 2;
  private static final int FIRST_CALL = 3;
  private static final int NO_CREATOR = -1;

  private final int[] key = new int[FIRST_CALL + MAXIMUM_CALLS];
  private final int[] argumentsFrom = new int[MAXIMUM_CALLS];
  private final int[] argumentsTo = new int[MAXIMUM_CALLS];
  private int calls;
  private long id;
  private long creatorId;
  private int minutes;
  private int maximumMinutes;
  private boolean isLockedToThread;
  private boolean isPlaceLost;
  private boolean hasDetails;
  private long count;
  private long[] ids = {};
  private int labelsFrom;
  private int labelsTo;
  private int ancestryFrom;
  private int ancestryTo;

  /** Begins a goroutine with what its header says, which starts at {@code base}. */
  void begin(GoroutineHeader header, int reason, int base) {
    key[REASON] = reason;
    key[CREATOR] = NO_CREATOR;
    key[ELIDED] = 0;
    calls = 0;
    id = header.id();
    creatorId = 0;
    minutes = header.minutes();
    maximumMinutes = header.maximumMinutes();
    isLockedToThread = header.isLockedToThread();
    isPlaceLost = reason < 0;
    hasDetails = true;
    count = 1;
    labelsFrom = header.labelsFrom() - base;
    labelsTo = header.labelsTo() - base;
    ancestryFrom = -1;
    ancestryTo = -1;
  }

  /** Says that it stands for so many goroutines, some of whose ids may be told. */
  void standsFor(long goroutines, long[] theirIds) {
    count = goroutines;
    ids = theirIds;
  }

  /** Says that labels are not known, because the header is not part of the record. */
  void loseLabels() {
    labelsTo = labelsFrom;
  }

  /** Adds a call; the arguments are a range of the record. */
  void addCall(int call, int argumentsStart, int argumentsEnd) {
    isPlaceLost |= call < 0;
    if (calls == MAXIMUM_CALLS) {
      key[ELIDED]++;
      return;
    }
    key[FIRST_CALL + calls] = call;
    argumentsFrom[calls] = argumentsStart;
    argumentsTo[calls] = argumentsEnd;
    calls++;
  }

  /** Sets the call that started the goroutine, and the goroutine it was in; 0 when not told. */
  void setCreator(int call, long goroutine) {
    isPlaceLost |= call < 0;
    key[CREATOR] = call;
    creatorId = goroutine;
  }

  /** Counts calls that the runtime left out. */
  void addElided(int more) {
    key[ELIDED] = Math.max(key[ELIDED], key[ELIDED] + more);
  }

  /** Notes where the creators' stacks are in the record. */
  void extendAncestry(int from, int to) {
    ancestryFrom = ancestryFrom < 0 ? from : ancestryFrom;
    ancestryTo = to;
  }

  /** Forgets where things are, because the record is too long to keep its bytes. */
  void loseDetails() {
    hasDetails = false;
  }

  /** The numbers that make the place; {@link #keyLength} of them. */
  int[] key() {
    return key;
  }

  /** How many numbers make the place. */
  int keyLength() {
    return FIRST_CALL + calls;
  }

  /** Whether something of the place could not be numbered, because there is too much already. */
  boolean isPlaceLost() {
    return isPlaceLost;
  }

  /** The number of the state or wait reason. */
  int reason() {
    return key[REASON];
  }

  /** Whether the call that started it is known. */
  boolean hasCreator() {
    return key[CREATOR] != NO_CREATOR;
  }

  /** The number of the call that started it. */
  int creator() {
    return key[CREATOR];
  }

  /** How many calls the runtime left out. */
  int elided() {
    return key[ELIDED];
  }

  /** How many calls were read. */
  int calls() {
    return calls;
  }

  /** The number of a call, innermost first. */
  int call(int index) {
    return key[FIRST_CALL + index];
  }

  /** Whether offsets into the record can be used. */
  boolean hasDetails() {
    return hasDetails;
  }

  /** Offset of a call's first argument. */
  int argumentsFrom(int index) {
    return argumentsFrom[index];
  }

  /** Offset after a call's last argument. */
  int argumentsTo(int index) {
    return argumentsTo[index];
  }

  /** Offset of the labels. */
  int labelsFrom() {
    return labelsFrom;
  }

  /** Offset after the labels; equal to {@link #labelsFrom} when there are none. */
  int labelsTo() {
    return labelsTo;
  }

  /** Offset of the creators' stacks; -1 when there are none. */
  int ancestryFrom() {
    return ancestryFrom;
  }

  /** Offset after the creators' stacks. */
  int ancestryTo() {
    return ancestryTo;
  }

  /** How many goroutines it stands for; 1 in all that the runtime prints. */
  long count() {
    return count;
  }

  /** Their ids, where it stands for more than one and they are told. */
  long[] ids() {
    return ids;
  }

  /** The goroutine's id; 0 when not told. */
  long id() {
    return id;
  }

  /** The id of the goroutine that started it; 0 when not told. */
  long creatorId() {
    return creatorId;
  }

  /** Blocked for at least so many minutes; -1 when not told. */
  int minutes() {
    return minutes;
  }

  /** The most that one of its goroutines was blocked for; else as {@link #minutes}. */
  int maximumMinutes() {
    return maximumMinutes;
  }

  /** Whether it holds an operating-system thread. */
  boolean isLockedToThread() {
    return isLockedToThread;
  }

  @Override
  public String toString() {
    return "goroutine " + id + " " + Arrays.toString(Arrays.copyOf(key, keyLength()));
  }
}
