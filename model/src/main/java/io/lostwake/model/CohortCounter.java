package io.lostwake.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts the strands of one place. Made by {@link CohortTable#at}. */
public final class CohortCounter {
  /** How many members of a cohort are kept by id before it is thinned. */
  public static final int MAXIMUM_MEMBERS = 1 << 16;

  /** How many members of a cohort are kept in detail. */
  public static final int MAXIMUM_SAMPLES = 64;

  /** How many different proofs of one cohort are kept in words; the others are counted by kind. */
  public static final int MAXIMUM_PROOFS = 32;

  private record Reason(Proof.Kind kind, String says) {}

  private final StrandKind kind;
  private final Stack stack;
  private final Wait blockedOn;
  private final @Nullable Frame creator;
  private long count;
  private long markedLeaked;
  private long lockedToThread;
  private int minMinutes = Integer.MAX_VALUE;
  private int maxMinutes = -1;
  private int thinning;
  private int size;
  private long[] ids = new long[4];
  private long[] creatorIds = new long[4];
  private int[] minutes = new int[4];
  private BitSet marked = new BitSet();
  private final List<Strand> samples = new ArrayList<>(1);
  private final Map<String, SequencedMap<String, Long>> labels = new LinkedHashMap<>();
  private final Map<String, SequencedMap<String, Long>> facts = new LinkedHashMap<>();
  private final Map<Reason, Long> proofs = new LinkedHashMap<>();
  private @Nullable String keptPossibleBy;

  CohortCounter(StrandKind kind, Stack stack, Wait blockedOn, @Nullable Frame creator) {
    this.kind = kind;
    this.stack = stack;
    this.blockedOn = blockedOn;
    this.creator = creator;
  }

  /** How many strands were added so far. */
  public long count() {
    return count;
  }

  /** The frames of the place, innermost first. */
  public Stack stack() {
    return stack;
  }

  /** What the strands of the place wait for. */
  public Wait blockedOn() {
    return blockedOn;
  }

  /**
   * Adds strands of which only the number is known, as profiles tell it.
   *
   * @param strands at least 0
   * @param isMarked whether the leak profile marks them all
   */
  public void add(long strands, boolean isMarked) {
    count += strands;
    markedLeaked += isMarked ? strands : 0;
  }

  /**
   * Adds one strand.
   *
   * @param id the runtime's id; 0 when not told
   * @param creatorId the id of the strand that started it; 0 when not told
   * @param waitMinutes at least so long; -1 when not told
   * @param isMarked whether the leak profile marks it
   */
  public void add(long id, long creatorId, int waitMinutes, boolean isMarked) {
    count++;
    markedLeaked += isMarked ? 1 : 0;
    minMinutes = Math.min(minMinutes, Math.max(0, waitMinutes));
    maxMinutes = Math.max(maxMinutes, waitMinutes);
    if (id == 0 || !Population.isKept(id, thinning)) {
      return;
    }
    if (size == MAXIMUM_MEMBERS) {
      thinOut();
      if (!Population.isKept(id, thinning)) {
        return;
      }
    }
    if (size == ids.length) {
      grow();
    }
    ids[size] = id;
    creatorIds[size] = creatorId;
    minutes[size] = waitMinutes;
    marked.set(size, isMarked);
    size++;
  }

  /** Counts one strand that holds an operating-system thread. */
  public void addLockedToThread() {
    lockedToThread++;
  }

  /** Whether a detailed strand would still be kept: ask before parsing the details. */
  public boolean wantsSample() {
    return samples.size() < MAXIMUM_SAMPLES;
  }

  /** Keeps a strand in detail if there is room; it must also be added by {@link #add}. */
  public void addSample(Strand strand) {
    if (wantsSample()) {
      samples.add(strand);
    }
  }

  /** Counts a label on so many strands, within the limits of {@link Labels}. */
  public void addLabel(String key, String value, long strands) {
    Labels.add(labels, key, value, strands);
  }

  /**
   * Counts a fact on one strand, such as the state of what it waits for, within the limits of
   * {@link Labels}.
   */
  public void addFact(String key, String value) {
    Labels.add(facts, key, value, 1);
  }

  /**
   * Adds a proof; one that says the same as an earlier one is added up. Above {@link
   * #MAXIMUM_PROOFS} different ones, those of a kind share one sentence.
   */
  public void addProof(Proof proof) {
    Reason reason = new Reason(proof.kind(), proof.says());
    if (!proofs.containsKey(reason) && proofs.size() >= MAXIMUM_PROOFS) {
      reason = new Reason(proof.kind(), Proof.AS_OTHERS);
    }
    proofs.merge(reason, proof.strands(), Long::sum);
  }

  /** Says how one of the strands could still be woken; the shortest that is said is kept. */
  public void keepPossibleBy(String way) {
    if (keptPossibleBy == null || way.length() < keptPossibleBy.length()) {
      keptPossibleBy = way;
    }
  }

  private void grow() {
    int larger = Math.min(MAXIMUM_MEMBERS, ids.length * 2);
    ids = Arrays.copyOf(ids, larger);
    creatorIds = Arrays.copyOf(creatorIds, larger);
    minutes = Arrays.copyOf(minutes, larger);
  }

  /** Halves the members until there is room; repeated ids of a hostile dump cannot prevent that. */
  private void thinOut() {
    while (size == MAXIMUM_MEMBERS && thinning < 62) {
      thinning++;
      int kept = 0;
      BitSet keptMarks = new BitSet();
      for (int i = 0; i < size; i++) {
        if (Population.isKept(ids[i], thinning)) {
          ids[kept] = ids[i];
          creatorIds[kept] = creatorIds[i];
          minutes[kept] = minutes[i];
          keptMarks.set(kept, marked.get(i));
          kept++;
        }
      }
      size = kept;
      marked = keptMarks;
    }
    // Only a dump that repeats one id many thousand times comes here.
    size = Math.min(size, MAXIMUM_MEMBERS - 1);
  }

  Cohort cohort() {
    return new Cohort(
        kind,
        stack,
        blockedOn,
        creator,
        count,
        markedLeaked,
        lockedToThread,
        maxMinutes < 0 ? null : new Minutes(minMinutes, maxMinutes),
        population(),
        samples,
        new Labels(new LinkedHashMap<>(labels)),
        circumstances());
  }

  private Circumstances circumstances() {
    return facts.isEmpty() && proofs.isEmpty() && keptPossibleBy == null
        ? Circumstances.NONE
        : new Circumstances(
            new Labels(new LinkedHashMap<>(facts)),
            proofs.entrySet().stream()
                .map(entry ->
                    new Proof(entry.getKey().kind(), entry.getValue(), entry.getKey().says()))
                .toList(),
            keptPossibleBy);
  }

  private Population population() {
    if (size == 0) {
      return Population.NONE;
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted((a, b) -> Long.compare(ids[a], ids[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] sortedIds = new long[size];
    long[] sortedCreators = new long[size];
    int[] sortedMinutes = new int[size];
    BitSet sortedMarks = new BitSet();
    for (int i = 0; i < size; i++) {
      sortedIds[i] = ids[order[i]];
      sortedCreators[i] = creatorIds[order[i]];
      sortedMinutes[i] = minutes[order[i]];
      sortedMarks.set(i, marked.get(order[i]));
    }
    return new Population(thinning, sortedIds, sortedCreators, sortedMinutes, sortedMarks);
  }
}
