package io.lostwake.diagnosis;

import io.lostwake.model.Evidence;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two goroutines that hold what the other one wants, or one that wants what it holds. */
record LockCycle() implements Cause {
  @Override
  public String id() {
    return "lock-cycle";
  }

  @Override
  public String title() {
    return "locks that wait for each other";
  }

  @Override
  public String happened(boolean isProven) {
    return isProven
        ? "can never lock: it seems that the locks wait for each other"
        : "waiting for locks that wait for each other";
  }

  @Override
  public String fix() {
    return "take locks in one order everywhere; do not call a method that locks from one that holds the lock; never nest RLock";
  }

  @Override
  public String refutedBy() {
    return "a goroutine outside the cycle that holds one of the locks and runs";
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
    Locks locks = scene.locks();
    Locks.Held partner = locks.cyclePartner(group);
    if (partner != null) {
      return claim(group, partner.holder(), Facts.strong("lock-order", partner.says()), scene)
          .orElse(List.of("mutex-not-unlocked"));
    }
    String again = locks.relocks(group);
    if (again == null) {
      return null;
    }
    Group writer = group.kind() == WaitKind.RWMUTEX_READ_LOCK ? queuedWriter(group, scene) : null;
    return claim(group, writer, Facts.weak("locked-again", again), scene)
        .orElse(List.of("mutex-not-unlocked"));
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
      if (other != partner && scene.locks().relocks(other) == null) {
        others.add(new Claim.Accomplice("waiting for the same lock", other));
      }
    }
    return Claim.to(group, this, true).with(others).because(evidence);
  }
}
