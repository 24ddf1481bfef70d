package io.lostwake.diagnosis;

import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A goroutine that is blocked in something else while others wait for a lock it holds. */
record LockHeldWhileBlocked() implements Cause {
  private static final Explanation GO =
      new Explanation(
          "blocked, apparently while holding a lock that others want",
          "blocked for good, apparently while holding a lock that others want",
          "unlock before the operation that may block, or make it unable to block (buffer, select with default)",
          "another goroutine that holds the lock, or that ends what these wait for");

  private static final Explanation JVM =
      new Explanation(
          "blocked while holding a lock that others want",
          "blocked for good while holding a lock that others want",
          "unlock before the operation that may block, or give the operation a time limit",
          "whatever ends what the holder waits for: then it gives the lock back");

  @Override
  public String id() {
    return "lock-held-while-blocked";
  }

  @Override
  public String title() {
    return "blocked while it holds a lock that others want";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    return strands == StrandKind.GOROUTINE ? GO : JVM;
  }

  @Override
  public List<Claim> claims(Scene scene) {
    Map<Group, List<Claim.Accomplice>> waitersByHolder = new LinkedHashMap<>();
    Map<Group, Locks.Held> observations = new LinkedHashMap<>();
    for (Group waiter : scene.locks().waiters()) {
      Locks.Held held =
          scene.ownership().isTold(waiter) ? owner(waiter, scene) : likeliestHolder(waiter, scene);
      if (held != null && (held.byAddress() || !Known.isAscribedElsewhere(waiter, this))) {
        observations.putIfAbsent(held.holder(), held);
        waitersByHolder
            .computeIfAbsent(held.holder(), _ -> new ArrayList<>())
            .add(new Claim.Accomplice("waiting for the lock", waiter));
      }
    }
    List<Claim> claims = new ArrayList<>();
    waitersByHolder.forEach((holder, waiters) -> {
      Locks.Held held = Objects.requireNonNull(observations.get(holder));
      claims.add(
          Claim.to(holder, this, true)
              .with(waiters)
              .because(
                  held.byAddress()
                      ? Facts.strong("lock-holder", held.says())
                      : Facts.weak("lock-holder", held.says()))
              .orElse(
                  holder.strandKind() == StrandKind.GOROUTINE
                      ? List.of("mutex-not-unlocked")
                      : List.of()));
    });
    return claims;
  }

  /** The owner at the end of the chain, if it is blocked in something that is no lock. */
  private static Locks.@Nullable Held owner(Group waiter, Scene scene) {
    Ownership.Chain chain = scene.ownership().chain(waiter).orElse(null);
    if (chain == null || chain.owner() == null || Ownership.goesOn(chain)) {
      return null;
    }
    Group owner = chain.owner();
    boolean isElsewhere =
        owner != waiter && !owner.kind().isLock() && Scene.isBlocked(owner.kind());
    boolean hidesProof = waiter.isProvenBySource() && !owner.isProvenBySource();
    return isElsewhere && !hidesProof && !Scene.waitsByDesign(owner) && !scene.isClaimed(owner)
        ? new Locks.Held(owner, true, scene.ownership().says(chain))
        : null;
  }

  /** An operation that is stuck is a likelier holder than a loop that waits for work. */
  private static Locks.@Nullable Held likeliestHolder(Group waiter, Scene scene) {
    return scene.locks().blockedHolders(waiter).stream()
        .filter(held -> scene.isCandidate(held.holder()) && !scene.isClaimed(held.holder()))
        .filter(held -> !waitsInItsOwnLoop(held.holder()))
        .min(
            Comparator.comparing((Locks.Held held) -> !held.byAddress())
                .thenComparingInt(held -> rank(held.holder())))
        .orElse(null);
  }

  private static int rank(Group holder) {
    return switch (holder.kind()) {
      case CHAN_SEND, CHAN_SEND_NIL, CHAN_RECEIVE_NIL -> 0;
      case WAIT_GROUP_WAIT, CHAN_RECEIVE, CHAN_OPERATION -> 1;
      case SELECT, CONDITION_WAIT -> 2;
      default -> 3;
    };
  }

  /** A loop that waits for work between two jobs does not hold the lock meanwhile. */
  private static boolean waitsInItsOwnLoop(Group holder) {
    return holder.kind() == WaitKind.SELECT && holder.stack().frames().size() == 1;
  }
}
