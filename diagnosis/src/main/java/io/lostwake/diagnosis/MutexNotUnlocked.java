package io.lostwake.diagnosis;

import io.lostwake.model.Detail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A mutex that was locked and never unlocked. */
record MutexNotUnlocked() implements Cause {
  @Override
  public String id() {
    return "mutex-not-unlocked";
  }

  @Override
  public String title() {
    return "a lock that is never released";
  }

  @Override
  public String happened(boolean isProven) {
    return isProven
        ? "can never lock: nobody will unlock"
        : "waiting for a lock that nobody seems to hold any more";
  }

  @Override
  public String fix() {
    return "unlock on every path: defer mu.Unlock() right after mu.Lock()";
  }

  @Override
  public String refutedBy() {
    return "a goroutine that holds the lock and runs: then it is contention";
  }

  @Override
  public List<Claim> claims(Scene scene) {
    List<Claim> claims = new ArrayList<>();
    Set<Group> taken = new HashSet<>();
    for (Group group : scene.locks().waiters()) {
      if (taken.add(group)) {
        List<Claim.Accomplice> beside = new ArrayList<>();
        for (Group other : scene.locks().waitersBeside(group)) {
          if (taken.add(other)) {
            beside.add(new Claim.Accomplice("waiting for the same lock", other));
          }
        }
        claims.add(claim(group, beside, scene));
      }
    }
    return claims;
  }

  private Claim claim(Group group, List<Claim.Accomplice> beside, Scene scene) {
    Claim claim = Claim.to(group, this, true).with(beside);
    Locks.Held running = scene.locks().runningHolder(group);
    if (running != null) {
      return claim.because(Facts.against("running-holder", running.says()));
    }
    if (!scene.tells(Detail.REFERENCES)) {
      return claim.orElse(List.of("lock-cycle", "lock-held-while-blocked"));
    }
    return claim.because(
        Facts.weak("no-holder", "no other goroutine was called with the object of this lock"));
  }
}
