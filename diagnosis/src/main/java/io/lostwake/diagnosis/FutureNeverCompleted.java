package io.lostwake.diagnosis;

import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.List;

/** A future of the JVM whose task is gone, failed without saying so, or was never started. */
record FutureNeverCompleted() implements Cause {
  private static final Explanation JVM =
      new Explanation(
          "waiting for a result that nobody completes",
          "can never get the result: nobody will complete the future",
          "complete the future on every path (completeExceptionally in catch), or limit the wait with orTimeout or get with a time limit",
          "a task that still runs and completes the future");

  @Override
  public String id() {
    return "future-never-completed";
  }

  @Override
  public String title() {
    return "a future that nobody completes";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    return JVM;
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(group -> group.kind() == WaitKind.FUTURE_GET)
        .map(group -> Claim.to(group, this, false))
        .toList();
  }
}
