package io.lostwake.diagnosis;

import io.lostwake.model.Frame;
import io.lostwake.model.WaitKind;
import java.util.List;

/**
 * A loop that something started and nothing stops: {@code Start} without {@code Stop}, a ticker
 * loop without exit.
 */
record ContractNotKept() implements Cause {
  @Override
  public String id() {
    return "contract-not-kept";
  }

  @Override
  public String title() {
    return "started, and never stopped";
  }

  @Override
  public String happened(boolean isProven) {
    return isProven
        ? "can never end: nobody will stop what was started"
        : "started, and not stopped";
  }

  @Override
  public String fix() {
    return "call Stop, Close or cancel where the owner ends (defer it where it is started), and give every loop a way out";
  }

  @Override
  public String refutedBy() {
    return "an owner that still lives and stops it at its end: a pool of workers looks the same";
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(ContractNotKept::isLoopOfAService)
        .map(group -> Claim.to(group, this, false).orElse(List.of("no-sender")))
        .toList();
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
