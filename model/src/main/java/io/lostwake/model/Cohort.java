package io.lostwake.model;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The strands of a snapshot at the same place: same stack, same wait, same creator. Addresses, ids,
 * argument values and order never matter.
 *
 * @param kind what they are
 * @param stack where they are
 * @param blockedOn what they wait for
 * @param creator the call that started them; null when the dump does not tell
 * @param count how many there are; at least 1
 * @param markedLeaked how many of them the source proved lost, by Go's leak profile or from the
 *     heap of a JVM; 0 to {@code count}
 * @param lockedToThread how many of them hold an operating-system thread each
 * @param minutes how long they have waited; null when the dump tells it for none of them. A strand
 *     without a figure counts as 0 beside others that have one
 * @param population the members by id
 * @param samples the first few members in detail
 * @param labels what they are labelled with
 * @param circumstances what else the source knows of them
 */
public record Cohort(
    StrandKind kind,
    Stack stack,
    Wait blockedOn,
    @Nullable Frame creator,
    long count,
    long markedLeaked,
    long lockedToThread,
    @Nullable Minutes minutes,
    Population population,
    List<Strand> samples,
    Labels labels,
    Circumstances circumstances) {
  public Cohort {
    Objects.requireNonNull(stack, "stack is null");
    Objects.requireNonNull(blockedOn, "blockedOn is null");
    samples = List.copyOf(samples);
    if (count < 1 || markedLeaked < 0 || markedLeaked > count) {
      throw new IllegalArgumentException(
          "not a cohort: %d strands, %d of them marked".formatted(count, markedLeaked));
    }
  }

  /** Whether both stand at the same place. */
  public boolean isSamePlaceAs(Cohort other) {
    return kind == other.kind
        && stack.equals(other.stack)
        && blockedOn.equals(other.blockedOn)
        && Objects.equals(creator, other.creator);
  }

  /** Whether every member is known by its id. */
  public boolean knowsEveryMember() {
    return population.thinning() == 0 && population.size() == count;
  }

  /** The same strands, each frame as the change makes it. */
  Cohort mapping(UnaryOperator<Frame> change) {
    return new Cohort(
        kind,
        stack.mapping(change),
        blockedOn,
        creator == null ? null : change.apply(creator),
        count,
        markedLeaked,
        lockedToThread,
        minutes,
        population,
        samples.stream().map(strand -> strand.mapping(change)).toList(),
        labels,
        circumstances);
  }

  /** This cohort with as many of its members marked as the leak profile says. */
  Cohort marking(Population markedPopulation, long marked, List<Strand> markedSamples) {
    return new Cohort(
        kind,
        stack,
        blockedOn,
        creator,
        count,
        Math.min(count, marked),
        lockedToThread,
        minutes,
        markedPopulation,
        markedSamples,
        labels,
        circumstances);
  }
}
