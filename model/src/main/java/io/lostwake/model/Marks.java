package io.lostwake.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Who is marked in a snapshot, place by place. A strand that was marked at one place may have stood
 * at another when an earlier dump was taken: a mark holds for its place only.
 */
final class Marks {
  /**
   * A place.
   *
   * @param creator null where creators are not compared, because a profile does not tell them
   */
  private record Place(List<Call> calls, int elided, WaitKind kind, @Nullable Call creator) {}

  /** A frame, whoever's code it is: a profile of the lost ones may not tell whose program it is. */
  private record Call(String function, String file, int line) {
    static Call of(Frame frame) {
      return new Call(frame.function(), frame.file(), frame.line());
    }
  }

  private final boolean comparesCreators;
  private final Map<Place, Marked> byPlace = new HashMap<>();

  private Marks(boolean comparesCreators) {
    this.comparesCreators = comparesCreators;
  }

  /**
   * The marks of a snapshot.
   *
   * @param comparesCreators whether both snapshots tell creators
   */
  static Marks of(Snapshot snapshot, boolean comparesCreators) {
    Marks marks = new Marks(comparesCreators);
    for (Cohort cohort : snapshot.cohorts()) {
      if (cohort.markedLeaked() > 0) {
        marks.byPlace.merge(marks.placeOf(cohort), Marked.of(cohort), Marked::plus);
      }
    }
    return marks;
  }

  private Place placeOf(Cohort cohort) {
    Frame creator = comparesCreators ? cohort.creator() : null;
    return new Place(
        cohort.stack().frames().stream().map(Call::of).toList(),
        cohort.stack().elided(),
        cohort.blockedOn().kind(),
        creator == null ? null : Call.of(creator));
  }

  Cohort applyTo(Cohort cohort) {
    Marked marked = byPlace.get(placeOf(cohort));
    if (marked == null) {
      return cohort;
    }
    Population population = cohort.population().marking(marked::contains);
    long count =
        marked.knowsEveryId() && cohort.knowsEveryMember()
            ? population.markedCount()
            : Math.max(cohort.markedLeaked(), marked.count());
    List<Strand> samples =
        cohort.samples().stream()
            .map(strand -> marked.contains(strand.id()) ? strand.marked() : strand)
            .toList();
    return cohort.marking(population, count, samples);
  }

  /** The marked strands of one place. */
  private static final class Marked {
    private final long count;
    private final long[] sortedIds;

    private Marked(long count, long[] sortedIds) {
      this.count = count;
      this.sortedIds = sortedIds;
    }

    static Marked of(Cohort cohort) {
      Population population = cohort.population();
      return new Marked(
          cohort.markedLeaked(),
          IntStream.range(0, population.size())
              .filter(population::isMarked)
              .mapToLong(population::id)
              .sorted()
              .toArray());
    }

    Marked plus(Marked other) {
      return new Marked(
          count + other.count,
          LongStream.concat(Arrays.stream(sortedIds), Arrays.stream(other.sortedIds))
              .sorted()
              .toArray());
    }

    long count() {
      return count;
    }

    boolean knowsEveryId() {
      return sortedIds.length == count;
    }

    boolean contains(long id) {
      return Arrays.binarySearch(sortedIds, id) >= 0;
    }
  }
}
