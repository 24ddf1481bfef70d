package io.lostwake.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Cohort;
import io.lostwake.model.Population;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Strand;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Warning;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What holds for every answer of a reader, whatever it was given.
final class Sound {

  /// What the snapshots are said to be of.
  static final Target TARGET = new Target("fuzzed", TargetRuntime.GO, null);

  private Sound() {}

  /// Checks that the counts of a snapshot agree with each other, and its words.
  static void check(Snapshot snapshot) {
    long sum = 0;
    Set<List<@Nullable Object>> places = new HashSet<>();
    long last = Long.MAX_VALUE;
    for (Cohort cohort : snapshot.cohorts()) {
      check(cohort);
      sum = Math.addExact(sum, cohort.count());
      assertThat(cohort.count()).as("largest first").isLessThanOrEqualTo(last);
      last = cohort.count();
      boolean isNew =
          places.add(Arrays.asList(cohort.stack(), cohort.blockedOn(), cohort.creator()));
      assertThat(isNew).as("one cohort for %s", cohort.stack()).isTrue();
    }
    assertThat(snapshot.total()).as("total").isGreaterThanOrEqualTo(sum);
    for (Warning warning : snapshot.warnings()) {
      words(warning.where());
      words(warning.says());
      words(warning.cost());
    }
  }

  /// Checks that words are one line without anything that could steer a terminal.
  static void words(@Nullable String words) {
    String line = Objects.requireNonNull(words, "no words");
    assertThat(line.chars().noneMatch(Character::isISOControl))
        .as("no control character in: %s", line)
        .isTrue();
    assertThat(line.length()).as("words are short").isLessThan(1000);
  }

  private static void check(Cohort cohort) {
    long count = cohort.count();
    assertThat(count).as("count").isPositive();
    assertThat(cohort.markedLeaked()).as("marked").isBetween(0L, count);
    assertThat(cohort.lockedToThread()).as("locked to a thread").isBetween(0L, count);
    assertThat(cohort.samples().size())
        .as("samples")
        .isLessThanOrEqualTo((int) Math.min(count, 1000));
    cohort.labels().counts().values().stream()
        .flatMap(values -> values.values().stream())
        .forEach(carrying -> assertThat(carrying).as("labelled").isBetween(1L, count));
    check(cohort.population(), count);
    for (Strand strand : cohort.samples()) {
      assertThat(strand.minutes()).as("minutes").isGreaterThanOrEqualTo(-1);
    }
  }

  private static void check(Population population, long count) {
    assertThat((long) population.size()).as("members").isBetween(0L, count);
    assertThat(population.markedCount()).as("marked").isLessThanOrEqualTo(population.size());
    for (int i = 1; i < population.size(); i++) {
      assertThat(population.id(i)).as("ids ascend").isGreaterThanOrEqualTo(population.id(i - 1));
    }
  }
}
