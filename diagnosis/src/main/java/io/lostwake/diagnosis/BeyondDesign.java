package io.lostwake.diagnosis;

import io.lostwake.diagnosis.knowledge.Beyond;
import io.lostwake.diagnosis.knowledge.Library;
import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.model.Detail;
import io.lostwake.model.Evidence;
import io.lostwake.model.Evidence.Strength;
import io.lostwake.model.Population;
import io.lostwake.model.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Strands that wait as a library has them wait, but in a number or for a time that its design does
/// not explain.
final class BeyondDesign {
  private BeyondDesign() {}

  /// The groups, with what waits beyond its design told as the leak that it is then. What the
  /// source proves lost is left as it is: there the proof says more.
  static List<Group> told(List<Group> groups, Snapshot snapshot) {
    Map<String, List<Group>> byPattern = new LinkedHashMap<>();
    for (Group group : groups) {
      if (mayBeTooMany(group)) {
        byPattern
            .computeIfAbsent(group.knowledge().orElseThrow().id(), _ -> new ArrayList<>())
            .add(group);
      }
    }
    Map<Group, Group> told = new LinkedHashMap<>();
    for (List<Group> alike : byPattern.values()) {
      Pattern pattern = alike.getFirst().knowledge().orElseThrow();
      Beyond limit = Objects.requireNonNull(pattern.beyond());
      if (counted(alike, limit, snapshot) > explained(limit, groups)) {
        alike.forEach(group -> told.put(group, group.knownAs(pattern.beyondDesign())));
      }
    }
    return groups.stream().map(group -> told.getOrDefault(group, group)).toList();
  }

  private static boolean mayBeTooMany(Group group) {
    return Scene.isBlocked(group)
        && group.markedLeaked() == 0
        && group
            .knowledge()
            .filter(pattern -> pattern.waitsByDesign() && pattern.beyond() != null)
            .isPresent();
  }

  /// One claim for all patterns of a library that have one and the same cause and fix: the two
  /// halves of a connection are one story.
  static List<Claim> claims(Scene scene) {
    record Story(Library library, String cause, String fix) {}
    Map<Story, List<Group>> stories = new LinkedHashMap<>();
    for (Group group : scene.groups()) {
      if (isBeyond(group)) {
        Pattern pattern = group.knowledge().orElseThrow();
        Beyond limit = Objects.requireNonNull(pattern.beyond());
        stories
            .computeIfAbsent(
                new Story(pattern.library(), limit.cause(), limit.fix()), _ -> new ArrayList<>())
            .add(group);
      }
    }
    return stories.values().stream().map(groups -> claim(groups, scene)).toList();
  }

  private static Claim claim(List<Group> groups, Scene scene) {
    Group root = groups.stream().max(Comparator.comparingLong(Group::count)).orElseThrow();
    Pattern pattern = root.knowledge().orElseThrow();
    Cause cause = Causes.byId(String.valueOf(pattern.cause())).orElseThrow();
    List<Claim.Accomplice> others =
        Stream.concat(groups.stream().filter(group -> group != root), beside(root, scene).stream())
            .map(group ->
                new Claim.Accomplice(group.knowledge().map(Pattern::says).orElseThrow(), group))
            .toList();
    List<Group> alike =
        groups.stream()
            .filter(
                group -> group.knowledge().map(Pattern::id).stream().allMatch(pattern.id()::equals))
            .toList();
    Evidence evidence = Facts.weak("library-knowledge", says(alike, scene));
    return new Claim(cause, root, others, List.of(), List.of(evidence), true, pattern.fix());
  }

  /// Groups that wait by design only because those of the root do. More of them than of the root
  /// have other reasons.
  private static List<Group> beside(Group root, Scene scene) {
    List<String> ids = Objects.requireNonNull(root.knowledge().orElseThrow().beyond()).beside();
    return scene.groups().stream()
        .filter(group -> Scene.isBlocked(group) && Scene.waitsByDesign(group))
        .filter(group -> ids.contains(group.knowledge().orElseThrow().id()))
        .filter(group -> group.count() <= root.count())
        .toList();
  }

  /// What births say of a group, weighed by what healthy software shows under load: connections
  /// that are in use are born one by one as well, so that only those at rest for minutes are not in
  /// use. And that a pool was born at once does not explain why it is larger than it should be.
  static List<Evidence> weighed(List<Evidence> births, Group group) {
    if (!isBeyond(group)) {
      return births;
    }
    boolean rests = restsForMinutes(group);
    return births.stream()
        .filter(fact -> !fact.kind().equals("born-together"))
        .map(fact ->
            fact.strength() == Strength.STRONG && !rests
                ? Facts.weak(fact.kind(), fact.says())
                : fact)
        .toList();
  }

  private static boolean restsForMinutes(Group group) {
    long known = 0;
    long resting = 0;
    for (Population population : group.populations()) {
      known += population.size();
      resting +=
          IntStream.range(0, population.size()).filter(i -> population.minutes(i) >= 1).count();
    }
    return known > 0 && resting * 2 >= known;
  }

  private static boolean isBeyond(Group group) {
    return group.knowledge().map(Pattern::isBeyondDesign).orElse(false);
  }

  private static long counted(List<Group> alike, Beyond limit, Snapshot snapshot) {
    boolean isByAge = limit.minutes() > 0 && snapshot.tells(Detail.WAIT_MINUTES);
    return alike.stream()
        .mapToLong(group -> isByAge ? older(group, limit.minutes()) : group.count())
        .sum();
  }

  /// Of a large group only some members are kept: they stand for all.
  private static long older(Group group, int minutes) {
    long known = 0;
    long older = 0;
    for (Population population : group.populations()) {
      known += population.size();
      older +=
          IntStream.range(0, population.size())
              .filter(i -> population.minutes(i) > minutes)
              .count();
    }
    return known == 0 ? 0 : Math.round((double) older / known * group.count());
  }

  private static long explained(Beyond limit, List<Group> groups) {
    return limit.strands() + inUse(limit, groups);
  }

  private static long inUse(Beyond limit, List<Group> groups) {
    return groups.stream()
        .filter(group -> limit.explainedBy().stream().anyMatch(group.stack()::calls))
        .mapToLong(Group::count)
        .sum();
  }

  private static String says(List<Group> alike, Scene scene) {
    Pattern pattern = alike.getFirst().knowledge().orElseThrow();
    Beyond limit = Objects.requireNonNull(pattern.beyond());
    long count = counted(alike, limit, scene.snapshot());
    long used = inUse(limit, scene.groups());
    boolean isByAge = limit.minutes() > 0 && scene.tells(Detail.WAIT_MINUTES);
    return "%,d %s%s, each %s; %,d %s what the design explains%s: %s"
        .formatted(
            count,
            alike.getFirst().strandKind().words(count),
            isByAge ? " for more than %d minutes".formatted(limit.minutes()) : "",
            pattern.says(),
            limit.strands(),
            limit.strands() == 1 ? "is" : "are",
            used == 0 ? "" : ", and %,d more are in use".formatted(used),
            limit.why());
  }
}
