package io.lostwake.diagnosis;

import io.lostwake.model.Detail;
import io.lostwake.model.Origin;
import io.lostwake.model.Proof;
import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A mutex that was locked and never unlocked. */
record MutexNotUnlocked() implements Cause {
  private static final Explanation GO =
      new Explanation(
          "waiting for a lock that is not given back",
          "can never lock: nobody will unlock",
          "unlock on every path: defer mu.Unlock() right after mu.Lock()",
          "a goroutine that holds the lock and runs: then it is contention");

  private static final Explanation LOCK =
      new Explanation(
          "waiting for a lock that is not given back",
          "can never lock: nobody will unlock",
          "unlock on every path: lock.lock(), then try { ... } finally { lock.unlock(); }",
          "a thread that holds the lock and runs: then it is contention");

  private static final Explanation MONITOR =
      new Explanation(
          "waiting to enter a monitor that is not left",
          "can never enter the monitor: its owner will not leave it",
          "do not wait for anything inside synchronized that needs another thread, or give that wait a time limit",
          "a thread that is inside the monitor and runs: then it is contention");

  @Override
  public String id() {
    return "mutex-not-unlocked";
  }

  @Override
  public String title() {
    return "a lock that is never released";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    if (strands == StrandKind.GOROUTINE) {
      return GO;
    }
    return wait == WaitKind.MONITOR_ENTER ? MONITOR : LOCK;
  }

  @Override
  public List<Claim> claims(Scene scene) {
    List<Claim> claims = new ArrayList<>();
    Set<Group> taken = new HashSet<>();
    for (Group group : scene.locks().waiters()) {
      if (scene.ownership().isTold(group)) {
        if (taken.add(group)) {
          claims.add(ofOwner(group, taken, scene));
        }
      } else if (!Known.isAscribedElsewhere(group, this) && taken.add(group)) {
        List<Claim.Accomplice> beside = new ArrayList<>();
        for (Group other : scene.locks().waitersBeside(group)) {
          if (!Known.isAscribedElsewhere(other, this) && taken.add(other)) {
            beside.add(new Claim.Accomplice("waiting for the same lock", other));
          }
        }
        claims.add(claim(group, beside, scene));
      }
    }
    return claims;
  }

  /** Where the lock says who owns it: all who wait for that owner, unless only this is proven. */
  private Claim ofOwner(Group group, Set<Group> taken, Scene scene) {
    Ownership ownership = scene.ownership();
    Ownership.Chain chain = ownership.chain(group).orElse(null);
    if (chain == null) {
      return Claim.to(group, this, true).orElse(List.of("lock-cycle"));
    }
    List<Claim.Accomplice> beside = new ArrayList<>();
    for (Group other : scene.locks().waiters()) {
      boolean isSameOwner =
          ownership.chain(other).map(c -> c.ownerId() == chain.ownerId()).orElse(false);
      boolean hidesProof = other.isProvenBySource() && !group.isProvenBySource();
      if (isSameOwner && !hidesProof && taken.add(other)) {
        beside.add(new Claim.Accomplice("waiting for a lock of the same owner", other));
      }
    }
    Claim claim = Claim.to(group, this, true).with(beside);
    if (group.isProvenBy(Proof.Kind.LOCK_OWNER_ENDED)) {
      return claim;
    }
    String says = ownership.says(chain);
    if (Ownership.goesOn(chain)) {
      return claim.because(Facts.against("running-holder", says + ", and goes on by itself"));
    }
    if (ownership.hasEnded(chain)) {
      return claim.because(Facts.strong("owner-ended", says + ", and has ended"));
    }
    Group owner = chain.owner();
    return owner != null && Scene.waitsByDesign(owner)
        ? claim.because(
            Facts.strong(
                "owner-idle",
                "%s, and is idle: %s".formatted(says, owner.knowledge().orElseThrow().says())))
        : claim.because(Facts.weak("lock-holder", says)).orElse(List.of("lock-held-while-blocked"));
  }

  private Claim claim(Group group, List<Claim.Accomplice> beside, Scene scene) {
    Claim claim = Claim.to(group, this, !mayBePassing(group)).with(beside);
    Locks.Held running = scene.locks().runningHolder(group);
    if (running != null) {
      return claim.because(Facts.against("running-holder", running.says()));
    }
    if (!scene.tells(Detail.REFERENCES) || scene.isExcerpt()) {
      return claim.orElse(List.of("lock-cycle", "lock-held-while-blocked"));
    }
    return claim.because(
        Facts.weak("no-holder", "no other goroutine was called with the object of this lock"));
  }

  /**
   * Whether the standard library waits for a lock of its own and nothing shows for how long: that
   * is what a busy process looks like for a moment.
   */
  private static boolean mayBePassing(Group group) {
    return group.minutes() == null
        && group.stack().frames().stream()
            .allMatch(frame -> frame.origin() == Origin.STANDARD_LIBRARY);
  }
}
