package io.lostwake.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CohortTableTest {
  private static final Wait SEND = new Wait(WaitKind.CHAN_SEND, "chan send");

  private static Stack stack(int line) {
    return Stack.of(new Frame("main.send", "main.go", line, Origin.APPLICATION));
  }

  private static CohortCounter counter(CohortTable table, int line) {
    return Objects.requireNonNull(table.at(stack(line), SEND, null));
  }

  @Test
  void countsStrandsOfOnePlaceTogether() {
    CohortTable table = new CohortTable();
    counter(table, 10).add(18, 1, 4, true);
    counter(table, 10).add(7, 1, -1, false);
    counter(table, 11).add(3, false);
    assertThat(table.total()).isEqualTo(5);
    List<Cohort> cohorts = table.cohorts();
    assertThat(cohorts).extracting(Cohort::count).containsExactly(3L, 2L);
    Cohort two = cohorts.get(1);
    assertThat(two.markedLeaked()).isEqualTo(1);
    assertThat(two.minutes()).isEqualTo(new Minutes(0, 4));
    assertThat(two.population().id(0)).isEqualTo(7);
    assertThat(two.population().isMarked(0)).isFalse();
    assertThat(two.population().isMarked(1)).isTrue();
    assertThat(two.knowsEveryMember()).isTrue();
  }

  @Test
  void keepsNoMorePlacesThanItsLimit() {
    CohortTable table = new CohortTable(2);
    counter(table, 1).add(1, false);
    counter(table, 2).add(1, false);
    assertThat(table.at(stack(3), SEND, null)).isNull();
    table.addOverLimit(1);
    assertThat(counter(table, 1).count()).isEqualTo(1);
    assertThat(table.total()).isEqualTo(3);
    assertThat(table.strandsOverLimit()).isEqualTo(1);
    assertThat(table.cohorts()).hasSize(2);
  }

  @Test
  void thinsAHugeCohortSoThatTwoSnapshotsKeepTheSameIds() {
    Population first = population(1, 300_000);
    Population second = population(1, 900_000);
    assertThat(first.size()).isLessThanOrEqualTo(CohortCounter.MAXIMUM_MEMBERS);
    assertThat(second.thinning()).isGreaterThan(first.thinning());
    Set<Long> known = new HashSet<>();
    for (int index = 0; index < first.size(); index++) {
      known.add(first.id(index));
    }
    for (int index = 0; index < second.size() && second.id(index) <= 300_000; index++) {
      assertThat(known).contains(second.id(index));
    }
    double share = second.size() * (double) (1L << second.thinning()) / 900_000;
    assertThat(share).isBetween(0.95, 1.05);
  }

  @Test
  void aDumpThatRepeatsOneIdStaysBounded() {
    CohortTable table = new CohortTable();
    CohortCounter counter = counter(table, 1);
    for (int i = 0; i < 3 * CohortCounter.MAXIMUM_MEMBERS; i++) {
      counter.add(4, 1, -1, false);
    }
    Cohort cohort = table.cohorts().getFirst();
    assertThat(cohort.count()).isEqualTo(3L * CohortCounter.MAXIMUM_MEMBERS);
    assertThat(cohort.population().size()).isLessThanOrEqualTo(CohortCounter.MAXIMUM_MEMBERS);
  }

  @Test
  void manyDifferentProofsOfOnePlaceStayBoundedAndNoneIsLost() {
    CohortTable table = new CohortTable();
    CohortCounter counter = counter(table, 1);
    for (int i = 0; i < 100_000; i++) {
      counter.add(i + 1, 0, -1, true);
      counter.addProof(new Proof(Proof.Kind.LOCK_OWNER_ENDED, 1, "owner " + i / 2 + " has ended"));
    }
    List<Proof> proofs = table.cohorts().getFirst().circumstances().proofs();
    assertThat(proofs).hasSize(CohortCounter.MAXIMUM_PROOFS + 1);
    assertThat(proofs).extracting(Proof::strands).startsWith(2L, 2L).endsWith(100_000L - 64);
  }

  private static Population population(long from, long to) {
    CohortTable table = new CohortTable();
    CohortCounter counter = counter(table, 1);
    for (long id = from; id <= to; id++) {
      counter.add(id, 1, -1, false);
    }
    return table.cohorts().getFirst().population();
  }
}
