package io.lostwake.diagnosis;

import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.List;

/**
 * A {@code sync.Cond}, a {@code Condition} or an object's monitor whose signal came too early or
 * never comes; a park by code whose meaning is not known.
 */
record ConditionNeverSignalled() implements Cause {
  private static final Explanation GO =
      new Explanation(
          "blocked in Cond.Wait: nobody signals",
          "can never leave Cond.Wait: nobody will signal",
          "change the state and call Signal or Broadcast under the same lock, and wait in a loop that checks the state first",
          "a goroutine that still signals this condition: idle workers look the same");

  private static final Explanation AWAIT =
      new Explanation(
          "waiting for a condition that nobody signals",
          "can never leave await or wait: nobody will signal",
          "change the state and call signalAll or notifyAll under the same lock, and wait in a loop that checks the state first",
          "a thread that still signals this condition: idle workers look the same");

  private static final Explanation PARK =
      new Explanation(
          "parked, and nobody unparks",
          "can never go on: nobody will unpark",
          "keep the thread where the one that wakes it finds it, and call LockSupport.unpark on every path",
          "code that still has the thread and unparks it");

  @Override
  public String id() {
    return "condition-never-signalled";
  }

  @Override
  public String title() {
    return "condition that nobody signals";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    if (strands == StrandKind.GOROUTINE) {
      return GO;
    }
    return wait == WaitKind.PARK ? PARK : AWAIT;
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(group -> group.kind() == WaitKind.CONDITION_WAIT || group.kind() == WaitKind.PARK)
        .map(group ->
            group.kind() == WaitKind.PARK
                ? Claim.to(group, this, false)
                    .orElse(List.of("future-never-completed", "no-sender"))
                : Claim.to(group, this, false))
        .toList();
  }
}
