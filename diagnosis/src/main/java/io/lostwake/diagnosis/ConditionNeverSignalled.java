package io.lostwake.diagnosis;

import io.lostwake.model.WaitKind;
import java.util.List;

/** A {@code sync.Cond} whose signal came too early or never comes. */
record ConditionNeverSignalled() implements Cause {
  @Override
  public String id() {
    return "condition-never-signalled";
  }

  @Override
  public String title() {
    return "Cond.Wait that nobody signals";
  }

  @Override
  public String happened(boolean isProven) {
    return isProven
        ? "can never leave Cond.Wait: nobody will signal"
        : "blocked in Cond.Wait: nobody signals";
  }

  @Override
  public String fix() {
    return "change the state and call Signal or Broadcast under the same lock, and wait in a loop that checks the state first";
  }

  @Override
  public String refutedBy() {
    return "a goroutine that still signals this condition: idle workers look the same";
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(group -> group.kind() == WaitKind.CONDITION_WAIT)
        .map(group -> Claim.to(group, this, false))
        .toList();
  }
}
