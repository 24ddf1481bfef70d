package io.lostwake.diagnosis;

import io.lostwake.model.Evidence;
import io.lostwake.model.Proof;
import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two goroutines that hold what the other one wants, or one that wants what it holds. */
record LockCycle() implements Cause {
  private static final Explanation GO =
      new Explanation(
          "waiting for locks that wait for each other",
          "can never lock: it seems that the locks wait for each other",
          "take locks in one order everywhere; do not call a method that locks from one that holds the lock; never nest RLock",
          "a goroutine outside the cycle that holds one of the locks and runs");

  private static final Explanation JVM =
      new Explanation(
          "waiting for locks that wait for each other",
          "can never lock: the locks wait for each other",
          "take locks in one order everywhere, or tryLock with a time limit and give back what is held",
          "a thread of the circle that is interrupted or whose wait has a time limit");

  @Override
  public String id() {
    return "lock-cycle";
  }

  @Override
  public String title() {
    return "locks that wait for each other";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    return strands == StrandKind.GOROUTINE ? GO : JVM;
  }

  @Override
  public List<Claim> claims(Scene scene) {
    List<Claim> claims = new ArrayList<>();
    Set<Group> taken = new HashSet<>();
    for (Group group : scene.locks().waiters()) {
      if (!taken.contains(group)) {
        Claim claim = cycle(group, scene);
        if (claim != null) {
          taken.add(group);
          claim.accomplices().forEach(accomplice -> taken.add(accomplice.group()));
          claims.add(claim);
        }
      }
    }
    return claims;
  }

  private @Nullable Claim cycle(Group group, Scene scene) {
    if (group.strandKind() != StrandKind.GOROUTINE) {
      return circle(group, scene);
    }
    Locks locks = scene.locks();
    Locks.Held partner = locks.cyclePartner(group);
    if (partner != null) {
      return claim(group, partner.holder(), Facts.strong("lock-order", partner.says()), scene)
          .orElse(List.of("mutex-not-unlocked"));
    }
    // A method that calls another one of its object looks like a second lock, and rarely is one.
    boolean isExplained =
        Known.isAscribedElsewhere(group, this) || locks.isBehindOnePastTheLock(group);
    String again = isExplained ? null : locks.relocks(group);
    if (again == null) {
      return null;
    }
    Group writer = group.kind() == WaitKind.RWMUTEX_READ_LOCK ? queuedWriter(group, scene) : null;
    return claim(group, writer, Facts.weak("locked-again", again), scene)
        .orElse(List.of("mutex-not-unlocked"));
  }

  /** A circle of owners that the locks themselves tell, or one that the source proved. */
  private @Nullable Claim circle(Group group, Scene scene) {
    Ownership ownership = scene.ownership();
    Ownership.Circle circle = ownership.circle(group).orElse(null);
    if (circle == null) {
      return isProvenCircle(group) ? Claim.to(group, this, true) : null;
    }
    List<Claim.Accomplice> others = new ArrayList<>();
    for (Group other : scene.locks().waiters()) {
      boolean hidesProof = other.isProvenBySource() && !group.isProvenBySource();
      if (other != group && !hidesProof && ownership.leadsInto(other, circle)) {
        String role =
            circle.groups().contains(other)
                ? "holding what they want and wanting what they hold"
                : "waiting for a lock of the circle";
        others.add(new Claim.Accomplice(role, other));
      }
    }
    Claim claim = Claim.to(group, this, true).with(others);
    return isProvenCircle(group)
        ? claim
        : claim.because(Facts.strong("lock-order", ownership.says(circle)));
  }

  private static boolean isProvenCircle(Group group) {
    return group.isProvenBy(Proof.Kind.LOCK_CYCLE)
        || group.isProvenBy(Proof.Kind.REPORTED_DEADLOCK);
  }

  /** A writer in the queue keeps new readers out, even one that reads already. */
  private static @Nullable Group queuedWriter(Group reader, Scene scene) {
    return scene.locks().waitersBeside(reader).stream()
        .filter(other -> other.kind() != WaitKind.RWMUTEX_READ_LOCK)
        .findFirst()
        .orElse(null);
  }

  private Claim claim(Group group, @Nullable Group partner, Evidence evidence, Scene scene) {
    List<Claim.Accomplice> others = new ArrayList<>();
    if (partner != null && partner != group) {
      String role =
          group.kind() == WaitKind.RWMUTEX_READ_LOCK
              ? "waiting to write, which keeps new readers out"
              : "holding what they want and wanting what they hold";
      others.add(new Claim.Accomplice(role, partner));
    }
    for (Group other : scene.locks().waitersBeside(group)) {
      if (other != partner
          && !Known.isAscribedElsewhere(other, this)
          && scene.locks().relocks(other) == null) {
        others.add(new Claim.Accomplice("waiting for the same lock", other));
      }
    }
    return Claim.to(group, this, true).with(others).because(evidence);
  }
}
