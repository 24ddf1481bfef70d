package io.lostwake.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is marked in a snapshot: by id where ids are told, and how many at each place. */
final class Marks {
  private final long[] sortedIds;
  private final boolean knowsEveryId;
  private final Map<Place, Long> countsByPlace;

  private Marks(long[] sortedIds, boolean knowsEveryId, Map<Place, Long> countsByPlace) {
    this.sortedIds = sortedIds;
    this.knowsEveryId = knowsEveryId;
    this.countsByPlace = countsByPlace;
  }

  /** A place without the creator, which profiles do not tell. */
  private record Place(Stack stack, WaitKind kind) {}

  static Marks of(Snapshot snapshot) {
    List<long[]> ids = new ArrayList<>();
    Map<Place, Long> counts = new HashMap<>();
    boolean complete = true;
    for (Cohort cohort : snapshot.cohorts()) {
      if (cohort.markedLeaked() == 0) {
        continue;
      }
      counts.merge(placeOf(cohort), cohort.markedLeaked(), Long::sum);
      Population population = cohort.population();
      complete &= cohort.knowsEveryMember();
      ids.add(
          java.util.stream.IntStream.range(0, population.size())
              .filter(population::isMarked)
              .mapToLong(population::id)
              .toArray());
    }
    long[] sorted = ids.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Marks(sorted, complete, counts);
  }

  Cohort applyTo(Cohort cohort) {
    if (knowsEveryId && cohort.knowsEveryMember()) {
      Population population = cohort.population().marking(this::isMarked);
      return cohort.marking(population, population.markedCount(), markedSamples(cohort));
    }
    long here = countsByPlace.getOrDefault(placeOf(cohort), 0L);
    return cohort.marking(
        cohort.population().marking(this::isMarked),
        Math.max(cohort.markedLeaked(), here),
        markedSamples(cohort));
  }

  private List<Strand> markedSamples(Cohort cohort) {
    return cohort.samples().stream().map(s -> isMarked(s.id()) ? s.marked() : s).toList();
  }

  private boolean isMarked(long id) {
    return Arrays.binarySearch(sortedIds, id) >= 0;
  }

  private static Place placeOf(Cohort cohort) {
    return new Place(cohort.stack(), cohort.blockedOn().kind());
  }
}
