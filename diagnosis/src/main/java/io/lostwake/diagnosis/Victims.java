package io.lostwake.diagnosis;

import io.lostwake.model.Detail;
import io.lostwake.model.Evidence;
import io.lostwake.model.Frame;
import io.lostwake.model.Strand;
import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitFamily;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Groups that only wait for strands which are stuck themselves: those they started, or, where the
 * source tells it, those whose end or result they wait for. About a third of the lost groups of
 * small programs are of this kind (measured on Go 1.27.4): they are part of the story of their
 * root.
 */
final class Victims {
  private final Map<Group, Group> rootByVictim;

  private Victims(Map<Group, Group> rootByVictim) {
    this.rootByVictim = rootByVictim;
  }

  static Victims of(Scene scene) {
    Map<Group, Group> direct = new LinkedHashMap<>();
    for (Group parent : scene.groups()) {
      Group child = awaited(parent, scene);
      if (child == null && mayWaitForChildren(parent, scene)) {
        child = stuckChild(parent, scene);
      }
      if (child != null) {
        direct.put(parent, child);
      }
    }
    Map<Group, Group> roots = new LinkedHashMap<>();
    direct.forEach((victim, child) -> {
      Group root = child;
      List<Group> seen = new ArrayList<>(List.of(victim));
      while (direct.containsKey(root) && !seen.contains(root)) {
        seen.add(root);
        root = direct.get(root);
      }
      if (!seen.contains(root)) {
        roots.put(victim, root);
      }
    });
    return new Victims(roots);
  }

  /**
   * The stuck group that at least half of those wait for whose awaited strand is told. What is
   * proven lost is not hidden behind what is not, and nothing behind a strand that goes on by
   * itself: its own wait does not explain who waits for its end.
   */
  private static @Nullable Group awaited(Group waiting, Scene scene) {
    if (!waitsForOthers(waiting.kind()) || waiting.strandKind() == StrandKind.GOROUTINE) {
      return null;
    }
    Map<Group, Integer> counts = new LinkedHashMap<>();
    int told = 0;
    for (Strand strand : waiting.samples()) {
      if (strand.awaitedId() != 0) {
        told++;
        Group group = scene.directory().groupOf(strand.awaitedId());
        if (group != null
            && group != waiting
            && scene.isCandidate(group)
            && !hasTimeLimit(group.kind())) {
          counts.merge(group, 1, Integer::sum);
        }
      }
    }
    for (Map.Entry<Group, Integer> entry : counts.entrySet()) {
      boolean hidesProof = waiting.isProvenBySource() && !entry.getKey().isProvenBySource();
      if (entry.getValue() * 2 >= told && !hidesProof) {
        return entry.getKey();
      }
    }
    return null;
  }

  private static boolean hasTimeLimit(WaitKind kind) {
    return kind.family() == WaitFamily.SLEEP;
  }

  private static boolean waitsForOthers(WaitKind kind) {
    return kind == WaitKind.JOIN || kind == WaitKind.FUTURE_GET;
  }

  /** Whether a group only waits for another one. */
  boolean isVictim(Group group) {
    return rootByVictim.containsKey(group);
  }

  /** Those that wait for a group, directly or through others, as accomplices of its story. */
  List<Claim.Accomplice> of(Group root) {
    return rootByVictim.entrySet().stream()
        .filter(entry -> entry.getValue().equals(root))
        .map(entry -> new Claim.Accomplice(role(entry.getKey()), entry.getKey()))
        .toList();
  }

  /** That others of the user's strands wait for a group to be done. */
  Optional<Evidence> waitedFor(Group root) {
    long waiting =
        of(root).stream()
            .map(Claim.Accomplice::group)
            .filter(group -> waitsForTheirEnd(group) && !group.isMain())
            .mapToLong(Group::count)
            .sum();
    return waiting == 0
        ? Optional.empty()
        : Optional.of(
            Facts.weak(
                "waited-for",
                "%,d %s %s for them to be done"
                    .formatted(waiting, wordFor(root, waiting), waiting == 1 ? "waits" : "wait")));
  }

  private static String role(Group victim) {
    return switch (victim.kind()) {
      case WAIT_GROUP_WAIT -> "waiting for them";
      case JOIN -> "waiting for them to end";
      case FUTURE_GET -> "waiting for their result";
      default -> "waiting, having started them";
    };
  }

  private static boolean waitsForTheirEnd(Group group) {
    return group.kind() == WaitKind.WAIT_GROUP_WAIT || waitsForOthers(group.kind());
  }

  private static String wordFor(Group root, long count) {
    return root.strandKind() == StrandKind.GOROUTINE
        ? root.strandKind().words(count)
        : count == 1 ? "thread" : "threads";
  }

  private static boolean mayWaitForChildren(Group parent, Scene scene) {
    if (Scene.waitsByDesign(parent)) {
      return false;
    }
    return switch (parent.kind()) {
      case WAIT_GROUP_WAIT -> true;
      // The main goroutine of a living service receives the signal that ends it.
      case CHAN_RECEIVE, CHAN_OPERATION, SELECT -> scene.isCandidate(parent);
      default -> false;
    };
  }

  private static @Nullable Group stuckChild(Group parent, Scene scene) {
    for (Group child : scene.groups()) {
      if (child != parent
          && scene.isCandidate(child)
          && canBeTheReason(parent.kind(), child.kind())
          && isChild(parent, child, scene)) {
        return child;
      }
    }
    return null;
  }

  /**
   * A parent that receives from a child that receives may be the one that never sends: only waits
   * that no message of the parent can end make the child the root.
   */
  private static boolean canBeTheReason(WaitKind parent, WaitKind child) {
    return switch (child) {
      case CHAN_SEND, CHAN_SEND_NIL, CHAN_RECEIVE_NIL, SELECT_NO_CASES -> true;
      case MUTEX_LOCK, RWMUTEX_LOCK, RWMUTEX_READ_LOCK, WAIT_GROUP_WAIT, CONDITION_WAIT ->
          parent != child;
      default -> parent == WaitKind.WAIT_GROUP_WAIT;
    };
  }

  private static boolean isChild(Group parent, Group child, Scene scene) {
    if (scene.tells(Detail.CREATOR_IDS)) {
      long[] parents = parent.ids();
      return Arrays.stream(child.creatorIds())
          .anyMatch(creator -> Arrays.binarySearch(parents, creator) >= 0);
    }
    Frame own = parent.stack().innermostApplicationFrame().orElse(null);
    Frame creator = child.largest().creator();
    if (own == null) {
      return false;
    }
    if (creator != null) {
      return creator.function().equals(own.function());
    }
    String type = Names.receiverType(own.function());
    return child
        .stack()
        .innermostApplicationFrame()
        .map(frame ->
            frame.function().startsWith(own.function() + ".")
                || (type != null && type.equals(Names.receiverType(frame.function()))))
        .orElse(false);
  }
}
