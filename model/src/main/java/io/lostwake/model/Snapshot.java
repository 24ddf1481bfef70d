package io.lostwake.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The strands of one process at one moment, with what the source could and could not tell.
 *
 * @param target what was looked at
 * @param takenAt when; null when the source does not tell
 * @param total all strands, those over a limit included; at least the sum of the cohorts
 * @param cohorts where they are, largest first
 * @param fatalError what the process died of; null when it lives or the dump does not tell
 * @param leakProfile what is known of the runtime's leak profile
 * @param tells what the format tells about strands
 * @param warnings every loss, in the order met
 */
public record Snapshot(
    Target target,
    @Nullable Instant takenAt,
    long total,
    List<Cohort> cohorts,
    @Nullable FatalError fatalError,
    LeakProfile leakProfile,
    Set<Detail> tells,
    List<Warning> warnings) {
  public Snapshot {
    cohorts = List.copyOf(cohorts);
    tells = Set.copyOf(tells);
    warnings = List.copyOf(warnings);
  }

  /** Whether the format tells this about strands. */
  public boolean tells(Detail detail) {
    return tells.contains(detail);
  }

  /** How many strands of which kind, as far as cohorts are kept. */
  public SequencedMap<StrandKind, Long> strandsByKind() {
    var counts = new EnumMap<StrandKind, Long>(StrandKind.class);
    cohorts.forEach(cohort -> counts.merge(cohort.kind(), cohort.count(), Long::sum));
    return new LinkedHashMap<>(counts);
  }

  /** How many strands wait for what, the most frequent first; equal counts by kind. */
  public SequencedMap<WaitKind, Long> strandsByWait() {
    var counts = new EnumMap<WaitKind, Long>(WaitKind.class);
    cohorts.forEach(cohort -> counts.merge(cohort.blockedOn().kind(), cohort.count(), Long::sum));
    var sorted = new LinkedHashMap<WaitKind, Long>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<WaitKind, Long>comparingByValue().reversed())
        .forEachOrdered(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /**
   * This snapshot with the marks of another one of the same process, usually the runtime's leak
   * profile. Joined by place, and by id where both tell ids; a strand is marked only where it stood
   * when the profile saw it. A mark that is there stays: no mark was ever seen to be wrong, but
   * profiles do miss (measured on Go 1.27.4).
   */
  public Snapshot marking(Snapshot marks) {
    List<Cohort> marked = new ArrayList<>(cohorts.size());
    Marks known = Marks.of(marks, tells(Detail.CREATORS) && marks.tells(Detail.CREATORS));
    for (Cohort cohort : cohorts) {
      marked.add(known.applyTo(cohort));
    }
    LeakProfile taken = marks.leakProfile == LeakProfile.TAKEN ? LeakProfile.TAKEN : leakProfile;
    return new Snapshot(target, takenAt, total, marked, fatalError, taken, tells, warnings);
  }

  /** The same strands, each frame as the change makes it; it must keep distinct calls distinct. */
  public Snapshot mapping(UnaryOperator<Frame> change) {
    List<Cohort> mapped = cohorts.stream().map(cohort -> cohort.mapping(change)).toList();
    return new Snapshot(target, takenAt, total, mapped, fatalError, leakProfile, tells, warnings);
  }

  /** This snapshot as one of another target, or of the same with more known about it. */
  public Snapshot of(Target other) {
    return new Snapshot(other, takenAt, total, cohorts, fatalError, leakProfile, tells, warnings);
  }

  /** This snapshot with the moment at which it was taken. */
  public Snapshot at(Instant moment) {
    return new Snapshot(target, moment, total, cohorts, fatalError, leakProfile, tells, warnings);
  }

  /** This snapshot with what is known of the runtime's leak profile. */
  public Snapshot with(LeakProfile known) {
    return new Snapshot(target, takenAt, total, cohorts, fatalError, known, tells, warnings);
  }

  /** This snapshot with one more warning. */
  public Snapshot warning(Warning warning) {
    List<Warning> more = new ArrayList<>(warnings);
    more.add(warning);
    return new Snapshot(target, takenAt, total, cohorts, fatalError, leakProfile, tells, more);
  }

  /** The order in which cohorts are listed: largest first, then by place, so that it is total. */
  static Comparator<Cohort> largestFirst() {
    return Comparator.comparingLong(Cohort::count)
        .reversed()
        .thenComparing(Cohort::stack, Snapshot::compareStacks)
        .thenComparing(cohort -> cohort.blockedOn().text())
        .thenComparing(cohort -> String.valueOf(cohort.creator()));
  }

  private static int compareStacks(Stack one, Stack other) {
    for (int i = 0; i < Math.min(one.frames().size(), other.frames().size()); i++) {
      int order = FRAMES.compare(one.frames().get(i), other.frames().get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.frames().size(), other.frames().size());
  }

  private static final Comparator<Frame> FRAMES =
      Comparator.comparing(Frame::function)
          .thenComparing(Frame::file)
          .thenComparingInt(Frame::line);
}
