package io.lostwake.diagnosis;

import io.lostwake.model.Strand;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the locks that others wait for, where the source tells it by id: the JVM keeps the
 * owner of a lock in the lock. Chains of owners are followed to their end.
 */
final class Ownership {
  private final Scene scene;

  Ownership(Scene scene) {
    this.scene = scene;
  }

  /**
   * Where the chain of owners that a waiting strand is at the start of ends.
   *
   * @param waiter the strand whose lock the last owner holds
   * @param ownerId the last owner: not waiting for a lock itself, or not living
   * @param owner the group it is in; null when it does not live
   */
  record Chain(Strand waiter, long ownerId, @Nullable Group owner) {}

  /** Strands in a closed circle of owners, each waiting for the next one. */
  record Circle(List<Strand> strands, Set<Group> groups) {}

  /** Whether the dump tells who owns the lock that some strand of the group waits for. */
  boolean isTold(Group group) {
    return group.kind().isLock()
        && group.samples().stream().anyMatch(strand -> strand.awaitedId() != 0);
  }

  /** The end of the chain at which most of the group's strands stand; empty in a circle. */
  Optional<Chain> chain(Group group) {
    Map<Long, List<Chain>> byOwner = new LinkedHashMap<>();
    for (Strand strand : group.samples()) {
      Chain chain = follow(strand);
      if (chain != null) {
        byOwner.computeIfAbsent(chain.ownerId(), _ -> new ArrayList<>()).add(chain);
      }
    }
    return byOwner.values().stream()
        .reduce((most, other) -> other.size() > most.size() ? other : most)
        .map(List::getFirst);
  }

  private @Nullable Chain follow(Strand first) {
    Set<Long> seen = new LinkedHashSet<>();
    Strand waiter = first;
    while (waiter.awaitedId() != 0 && seen.add(waiter.id())) {
      Group owner = scene.directory().groupOf(waiter.awaitedId());
      Strand next = scene.roster().strand(waiter.awaitedId()).orElse(null);
      if (owner == null || !owner.kind().isLock() || next == null || next.awaitedId() == 0) {
        return new Chain(waiter, waiter.awaitedId(), owner);
      }
      waiter = next;
    }
    return null;
  }

  /** The circle that a strand of the group is in; empty when there is none. */
  Optional<Circle> circle(Group group) {
    for (Strand first : group.samples()) {
      Map<Long, Strand> path = new HashMap<>();
      List<Strand> strands = new ArrayList<>();
      Set<Group> groups = new LinkedHashSet<>();
      Strand strand = first;
      while (strand != null && path.putIfAbsent(strand.id(), strand) == null) {
        strands.add(strand);
        Group at = scene.directory().groupOf(strand.id());
        if (at == null || !at.kind().isLock()) {
          break;
        }
        groups.add(at);
        if (strand.awaitedId() == first.id()) {
          return Optional.of(new Circle(strands, groups));
        }
        strand = scene.roster().strand(strand.awaitedId()).orElse(null);
      }
    }
    return Optional.empty();
  }

  /** Whether a strand of the group waits, directly or through others, for one of a circle. */
  boolean leadsInto(Group group, Circle circle) {
    for (Strand first : group.samples()) {
      Set<Long> seen = new LinkedHashSet<>();
      Strand strand = first;
      while (strand != null && strand.awaitedId() != 0 && seen.add(strand.id())) {
        if (circle.strands().contains(strand)) {
          return true;
        }
        strand = scene.roster().strand(strand.awaitedId()).orElse(null);
      }
    }
    return false;
  }

  /** Whether the strand at the end of a chain has ended without giving up the lock. */
  boolean hasEnded(Chain chain) {
    return chain.owner() == null && scene.directory().hasEnded(chain.ownerId());
  }

  /** Whether it runs, or will by itself: then the lock is only busy. */
  static boolean goesOn(Chain chain) {
    Group owner = chain.owner();
    return owner != null
        && (!Scene.isBlocked(owner.kind()) || owner.kind() == WaitKind.TIMED_WAIT)
        && !Scene.waitsByDesign(owner);
  }

  /** Who holds what who waits for, as a sentence. */
  String says(Chain chain) {
    Roster roster = scene.roster();
    return "%s holds the lock that %s waits for"
        .formatted(
            chain.owner() == null
                ? "thread #" + chain.ownerId()
                : roster.name(chain.owner().strandKind(), chain.ownerId()),
            roster.name(chain.waiter().id()));
  }

  /** Who waits for whom in a circle, as a sentence. */
  String says(Circle circle) {
    List<String> parts = new ArrayList<>();
    List<Strand> strands = circle.strands();
    for (Strand strand : strands.subList(0, Math.min(MOST_NAMED, strands.size()))) {
      parts.add(
          "%s waits for a lock of %s"
              .formatted(
                  scene.roster().name(strand.id()), scene.roster().name(strand.awaitedId())));
    }
    String named = String.join("; ", parts);
    return strands.size() <= MOST_NAMED
        ? named
        : named + "; and so on, %d in all".formatted(strands.size());
  }

  private static final int MOST_NAMED = 4;
}
