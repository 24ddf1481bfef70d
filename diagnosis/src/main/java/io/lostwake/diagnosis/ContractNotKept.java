package io.lostwake.diagnosis;

import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.model.Frame;
import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A loop that something started and nothing stops: {@code Start} without {@code Stop}, a ticker
 * loop without exit; on the JVM, workers of an executor that was dropped or is not shut down.
 */
record ContractNotKept() implements Cause {
  private static final Explanation GO =
      new Explanation(
          "started, and not stopped",
          "can never end: nobody will stop what was started",
          "call Stop, Close or cancel where the owner ends (defer it where it is started), and give every loop a way out",
          "an owner that still lives and stops it at its end: a pool of workers looks the same");

  private static final Explanation JVM =
      new Explanation(
          "kept by an executor that is not shut down",
          "can never end: nobody will shut down the executor",
          "shut the executor down where its owner ends (try-with-resources, or shutdown in finally), or make one executor and share it",
          "an owner that still has the executor and shuts it down at its end");

  @Override
  public String id() {
    return "contract-not-kept";
  }

  @Override
  public String title() {
    return "started, and never stopped";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    return strands == StrandKind.GOROUTINE ? GO : JVM;
  }

  @Override
  public List<Claim> claims(Scene scene) {
    List<Claim> claims = new ArrayList<>();
    for (Group group : scene.unclaimedFor(this)) {
      if (isLoopOfAService(group)) {
        claims.add(Claim.to(group, this, false).orElse(List.of("no-sender")));
      }
    }
    for (Group group : scene.groups()) {
      if (Scene.waitsByDesign(group) && !scene.isClaimed(group)) {
        ofExecutors(group).ifPresent(claims::add);
      }
    }
    return claims;
  }

  /** Workers that wait for a task as they should, but for one that cannot come any more. */
  private Optional<Claim> ofExecutors(Group group) {
    if (Scene.isLostDespiteDesign(group)) {
      Pattern known = group.knowledge().orElseThrow();
      return Optional.of(
          Claim.to(group, this, true)
              .because(
                  Facts.weak("library-knowledge", "%s: %s".formatted(known.says(), known.why()))));
    }
    return IdleWorkers.ofManyExecutors(group)
        .map(evidence -> Claim.to(group, this, false).because(evidence));
  }

  /**
   * The goroutine waits in the function it was started with, and that function, or the one that
   * started it, is named like the beginning of a service.
   */
  private static boolean isLoopOfAService(Group group) {
    boolean waitsForWork =
        group.kind() == WaitKind.SELECT
            || group.kind() == WaitKind.CHAN_RECEIVE
            || group.kind() == WaitKind.CHAN_OPERATION
            || group.kind() == WaitKind.SLEEP;
    Frame outermost = group.stack().outermost().orElse(null);
    if (!waitsForWork || outermost == null || !outermost.isApplication()) {
      return false;
    }
    Frame innermost = group.stack().innermostApplicationFrame().orElse(outermost);
    Frame creator = group.largest().creator();
    return innermost.function().equals(outermost.function())
        && (Names.suggestsLifeCycle(outermost.function())
            || (creator != null
                && creator.isApplication()
                && Names.suggestsLifeCycle(creator.function())));
  }
}
