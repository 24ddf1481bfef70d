package io.lostwake.diagnosis;

import io.lostwake.model.WaitKind;
import java.util.List;

/** A {@code select {}} that is not the main goroutine, where it is a common idiom. */
record EmptySelect() implements Cause {
  @Override
  public String id() {
    return "empty-select";
  }

  @Override
  public String title() {
    return "select {} outside main";
  }

  @Override
  public String happened(boolean isProven) {
    return isProven
        ? "blocked forever in a select without cases"
        : "blocked in a select without cases";
  }

  @Override
  public String fix() {
    return "end the goroutine when its work is done; to keep a process alive, block in main only";
  }

  @Override
  public String refutedBy() {
    return "nothing: the Go specification says that a select without cases blocks forever";
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(group -> group.kind() == WaitKind.SELECT_NO_CASES)
        .map(group -> Claim.to(group, this, true))
        .toList();
  }
}
