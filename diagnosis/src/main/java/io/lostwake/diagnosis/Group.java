package io.lostwake.diagnosis;

import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.model.Circumstances;
import io.lostwake.model.Cohort;
import io.lostwake.model.Fingerprint;
import io.lostwake.model.Frame;
import io.lostwake.model.Labels;
import io.lostwake.model.Minutes;
import io.lostwake.model.Origin;
import io.lostwake.model.Population;
import io.lostwake.model.Proof;
import io.lostwake.model.Stack;
import io.lostwake.model.Strand;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cohorts of one snapshot in the same functions with the same kind of wait: they differ in
 * lines and in who started them. It is what one finding is about.
 */
final class Group {
  private final Fingerprint fingerprint;
  private final List<Cohort> cohorts;
  private final @Nullable Pattern knowledge;
  private final Circumstances circumstances;

  /**
   * @param cohorts at least one, the largest first, all in the same functions with one kind of wait
   * @param knowledge the library pattern that fits; null when none does
   */
  Group(Fingerprint fingerprint, List<Cohort> cohorts, @Nullable Pattern knowledge) {
    this.fingerprint = fingerprint;
    this.cohorts = List.copyOf(cohorts);
    this.knowledge = knowledge;
    this.circumstances =
        cohorts.stream().map(Cohort::circumstances).reduce(Circumstances.NONE, Circumstances::plus);
  }

  Fingerprint fingerprint() {
    return fingerprint;
  }

  Cohort largest() {
    return cohorts.getFirst();
  }

  /** The largest first. */
  List<Cohort> cohorts() {
    return cohorts;
  }

  Optional<Pattern> knowledge() {
    return Optional.ofNullable(knowledge);
  }

  StrandKind strandKind() {
    return largest().kind();
  }

  Circumstances circumstances() {
    return circumstances;
  }

  Stack stack() {
    return largest().stack();
  }

  Wait blockedOn() {
    return largest().blockedOn();
  }

  WaitKind kind() {
    return blockedOn().kind();
  }

  long count() {
    return cohorts.stream().mapToLong(Cohort::count).sum();
  }

  long markedLeaked() {
    return cohorts.stream().mapToLong(Cohort::markedLeaked).sum();
  }

  /** Whether the source proved some of them lost by itself, with a reason for each. */
  boolean isProvenBySource() {
    return markedLeaked() > 0 && !circumstances.proofs().isEmpty();
  }

  /** Whether it did so for some of them in this way. */
  boolean isProvenBy(Proof.Kind kind) {
    return isProvenBySource()
        && circumstances.proofs().stream().anyMatch(proof -> proof.kind() == kind);
  }

  /** Whether it did so for all of them. */
  boolean isWhollyProvenBySource() {
    return isProvenBySource() && markedLeaked() == count();
  }

  /** Null when the dump tells it for none of them. */
  @Nullable Minutes minutes() {
    Minutes all = null;
    for (Cohort cohort : cohorts) {
      Minutes minutes = cohort.minutes();
      if (minutes == null) {
        continue;
      }
      all =
          all == null
              ? minutes
              : new Minutes(Math.min(all.min(), minutes.min()), Math.max(all.max(), minutes.max()));
    }
    return all;
  }

  List<Strand> samples() {
    return cohorts.stream().flatMap(cohort -> cohort.samples().stream()).toList();
  }

  Labels labels() {
    Labels sum = Labels.NONE;
    for (Cohort cohort : cohorts) {
      sum = sum.plus(cohort.labels());
    }
    return sum;
  }

  List<Population> populations() {
    return cohorts.stream().map(Cohort::population).toList();
  }

  boolean knowsEveryMember() {
    return cohorts.stream().allMatch(Cohort::knowsEveryMember);
  }

  /** The ids that are kept, ascending. */
  long[] ids() {
    return populations().stream()
        .flatMapToLong(
            population -> IntStream.range(0, population.size()).mapToLong(population::id))
        .sorted()
        .toArray();
  }

  /** The creators' ids of the members that are kept and whose creator is told, ascending. */
  long[] creatorIds() {
    return populations().stream()
        .flatMapToLong(
            population -> IntStream.range(0, population.size()).mapToLong(population::creatorId))
        .filter(id -> id != 0)
        .sorted()
        .toArray();
  }

  /**
   * The frame to open first: the innermost of the user's own code, else that of the creators'
   * stacks, else the innermost of the library that lost it, else the call that started it if that
   * is the user's. Null when all of it is the standard library's.
   */
  @Nullable Frame culprit() {
    Optional<Frame> own = stack().innermostApplicationFrame();
    if (own.isPresent()) {
      return own.get();
    }
    for (Strand strand : samples()) {
      for (Frame frame : strand.ancestry()) {
        if (frame.isApplication()) {
          return frame;
        }
      }
    }
    Frame creator = largest().creator();
    if (creator != null && creator.isApplication()) {
      return creator;
    }
    return stack().frames().stream()
        .filter(frame -> frame.origin() == Origin.LIBRARY)
        .findFirst()
        .orElse(null);
  }

  /** Whether any frame of the user's own code is on the stack. */
  boolean hasApplicationFrame() {
    return stack().innermostApplicationFrame().isPresent();
  }

  /**
   * Whether this is the goroutine that runs {@code main.main}, or the thread that runs a class's
   * {@code main}: the only one of a JVM without {@code Thread.run} below.
   */
  boolean isMain() {
    String outermost = stack().outermost().map(Frame::function).orElse("");
    return switch (strandKind()) {
      case GOROUTINE -> outermost.equals("main.main");
      case PLATFORM_THREAD -> outermost.endsWith(".main");
      case VIRTUAL_THREAD -> false;
    };
  }

  private static List<String> functionsOf(Stack stack) {
    return stack.frames().stream().map(Frame::function).toList();
  }

  /** Whether another group, of another snapshot, stands in the same functions. */
  boolean isSamePlaceAs(Group other) {
    return kind() == other.kind() && functionsOf(stack()).equals(functionsOf(other.stack()));
  }

  /** The cohorts of which some strands are proven lost; at least one must be. */
  Group marked() {
    return only(cohort -> cohort.markedLeaked() > 0);
  }

  /** The cohorts of which some strands are not proven lost; at least one must be. */
  Group unmarked() {
    return only(cohort -> cohort.markedLeaked() < cohort.count());
  }

  /** The same group, known as something else. */
  Group knownAs(Pattern pattern) {
    return new Group(fingerprint, cohorts, pattern);
  }

  private Group only(Predicate<Cohort> wanted) {
    return new Group(fingerprint, cohorts.stream().filter(wanted).toList(), knowledge);
  }

  /** Groups cohorts; the result keeps their order. */
  static List<Group> of(
      List<Cohort> cohorts,
      Function<Cohort, Fingerprint> fingerprints,
      Function<Cohort, Optional<Pattern>> knowledge) {
    record Key(
        StrandKind strandKind, List<String> functions, WaitKind kind, @Nullable String pattern) {}
    var byKey = new LinkedHashMap<Key, List<Cohort>>();
    var patterns = new HashMap<Key, Pattern>();
    for (Cohort cohort : cohorts) {
      Pattern pattern = knowledge.apply(cohort).orElse(null);
      Key key =
          new Key(
              cohort.kind(),
              functionsOf(cohort.stack()),
              cohort.blockedOn().kind(),
              pattern == null ? null : pattern.id());
      if (pattern != null) {
        patterns.put(key, pattern);
      }
      byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(cohort);
    }
    List<Group> groups = new ArrayList<>(byKey.size());
    byKey.forEach((key, members) ->
        groups.add(new Group(fingerprints.apply(members.getFirst()), members, patterns.get(key))));
    return groups;
  }
}
