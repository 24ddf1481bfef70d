package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Cohort;
import io.lostwake.model.Population;
import io.lostwake.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracebackOracleTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void generatedTracebacksAreReadAsTheReferenceReadsThem(long seed) throws Exception {
    String text = new GeneratedTraceback(seed, 40).next(3000);

    Snapshot snapshot = Tracebacks.read(text);

    assertThat(places(snapshot)).isEqualTo(ReferenceTraceback.read(text));
    assertThat(snapshot.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103})
  void manyPlacesAreToldApart(long seed) throws Exception {
    String text = new GeneratedTraceback(seed, 5000).next(10_000);

    assertThat(places(Tracebacks.read(text))).isEqualTo(ReferenceTraceback.read(text));
  }

  @ParameterizedTest
  @ValueSource(longs = {201, 202, 203, 204, 205})
  void idsAddressesAndOrderDoNotChangeTheCohorts(long seed) throws Exception {
    GeneratedTraceback generated = new GeneratedTraceback(seed, 40);
    List<String> records = generated.records(1000);

    Snapshot one = Tracebacks.read(String.join("\n", records));
    Snapshot other = Tracebacks.read(String.join("\n", generated.disguised(records)));

    assertThat(cohorts(other)).isEqualTo(cohorts(one));
  }

  private static Set<String> cohorts(Snapshot snapshot) {
    TreeSet<String> cohorts = new TreeSet<>();
    for (Cohort c : snapshot.cohorts()) {
      cohorts.add(
          c.count() + "/" + c.markedLeaked() + "/" + c.minutes() + "/" + c.labels() + place(c));
    }
    return cohorts;
  }

  private static Map<String, String> places(Snapshot snapshot) {
    TreeMap<String, String> places = new TreeMap<>();
    for (Cohort cohort : snapshot.cohorts()) {
      var counts = new ReferenceTraceback.Counts();
      counts.strands = cohort.count();
      counts.marked = cohort.markedLeaked();
      counts.locked = cohort.lockedToThread();
      counts.longest = cohort.minutes() == null ? -1 : cohort.minutes().max();
      Population population = cohort.population();
      for (int i = 0; i < population.size(); i++) {
        counts.idSum += population.id(i);
        counts.creatorIdSum += population.creatorId(i);
      }
      cohort
          .labels()
          .counts()
          .forEach((key, values) -> values.forEach((v, n) -> counts.labels.put(key + "=" + v, n)));
      places.put(place(cohort), counts.toString());
    }
    return places;
  }

  private static String place(Cohort cohort) {
    return cohort.blockedOn().text()
        + " | "
        + cohort.stack().frames()
        + " | "
        + cohort.stack().elided()
        + " | "
        + cohort.creator();
  }
}
