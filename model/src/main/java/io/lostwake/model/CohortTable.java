package io.lostwake.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts strands into cohorts while a source reads them. Memory grows with distinct places, not
 * with strands, and distinct places are limited.
 */
public final class CohortTable {
  /** How many distinct places are kept by default. Healthy processes have tens to hundreds. */
  public static final int DEFAULT_MAXIMUM_PLACES = 100_000;

  private final int maximumPlaces;
  private final Map<Place, CohortCounter> counters = new HashMap<>();
  private final Map<Frame, Frame> frames = new HashMap<>();
  private long strandsOverLimit;

  private record Place(StrandKind kind, Stack stack, Wait blockedOn, @Nullable Frame creator) {}

  /** A table with the default limit. */
  public CohortTable() {
    this(DEFAULT_MAXIMUM_PLACES);
  }

  /**
   * A table with a limit of its own.
   *
   * @param maximumPlaces at least 1
   */
  public CohortTable(int maximumPlaces) {
    this.maximumPlaces = maximumPlaces;
  }

  /** One instance for equal frames, so that a frame shared by many stacks is kept once. */
  public Frame intern(Frame frame) {
    Frame known = frames.putIfAbsent(frame, frame);
    return known == null ? frame : known;
  }

  /**
   * The counter of a place of goroutines, made at first sight; null when there are too many places
   * already. Then the caller says {@link #addOverLimit}. A caller that recognises a repeated place
   * by its bytes may keep the counter and come back without this call.
   */
  public @Nullable CohortCounter at(Stack stack, Wait blockedOn, @Nullable Frame creator) {
    return at(StrandKind.GOROUTINE, stack, blockedOn, creator);
  }

  /** The same for any kind of strand. */
  public @Nullable CohortCounter at(
      StrandKind kind, Stack stack, Wait blockedOn, @Nullable Frame creator) {
    Place place = new Place(kind, stack, blockedOn, creator);
    CohortCounter counter = counters.get(place);
    if (counter == null && counters.size() < maximumPlaces) {
      counter = new CohortCounter(kind, stack, blockedOn, creator);
      counters.put(place, counter);
    }
    return counter;
  }

  /** Counts strands whose place is not kept. */
  public void addOverLimit(long strands) {
    strandsOverLimit += strands;
  }

  /** All strands counted, those over the limit included. */
  public long total() {
    long total = strandsOverLimit;
    for (CohortCounter counter : counters.values()) {
      total += counter.count();
    }
    return total;
  }

  /** Strands counted by {@link #addOverLimit}. */
  public long strandsOverLimit() {
    return strandsOverLimit;
  }

  /** What was counted, largest first; places that got no strand are left out. */
  public List<Cohort> cohorts() {
    Collection<CohortCounter> all = counters.values();
    List<Cohort> cohorts = new ArrayList<>(all.size());
    for (CohortCounter counter : all) {
      if (counter.count() > 0) {
        cohorts.add(counter.cohort());
      }
    }
    cohorts.sort(Snapshot.largestFirst());
    return cohorts;
  }
}
