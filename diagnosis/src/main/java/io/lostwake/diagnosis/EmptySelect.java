package io.lostwake.diagnosis;

import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.List;

/** A {@code select {}} that is not the main goroutine, where it is a common idiom. */
record EmptySelect() implements Cause {
  private static final Explanation GO =
      new Explanation(
          "blocked in a select without cases",
          "blocked forever in a select without cases",
          "end the goroutine when its work is done; to keep a process alive, block in main only",
          "nothing: the Go specification says that a select without cases blocks forever");

  @Override
  public String id() {
    return "empty-select";
  }

  @Override
  public String title() {
    return "select {} outside main";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    return GO;
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(group -> group.kind() == WaitKind.SELECT_NO_CASES)
        .map(group -> Claim.to(group, this, true))
        .toList();
  }
}
