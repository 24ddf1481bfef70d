package io.lostwake.diagnosis;

import io.lostwake.model.WaitFamily;
import java.util.List;

/** The fatal error of the runtime when no goroutine can run, and no smaller cause explains it. */
record WholeProcessDeadlock() implements Cause {
  @Override
  public String id() {
    return "whole-process-deadlock";
  }

  @Override
  public String title() {
    return "all goroutines are asleep";
  }

  @Override
  public String happened(boolean isProven) {
    return isProven
        ? "asleep for good: every goroutine of the process waits for another one"
        : "asleep: every goroutine of the process waits";
  }

  @Override
  public String fix() {
    return "break the circle: let one side send or receive first, give a channel room, or close it when nothing more comes";
  }

  @Override
  public String refutedBy() {
    return "nothing: the runtime itself found that no goroutine could ever run";
  }

  @Override
  public List<Claim> claims(Scene scene) {
    if (!scene.isWholeProcessAsleep()) {
      return List.of();
    }
    List<Group> roots =
        scene.unclaimedFor(this).stream()
            .filter(
                group -> group.kind().family() == WaitFamily.CHANNEL && !group.kind().isForever())
            .toList();
    if (roots.size() < 2) {
      return List.of();
    }
    List<Claim.Accomplice> others =
        roots.stream().skip(1).map(g -> new Claim.Accomplice("waiting as well", g)).toList();
    return List.of(Claim.to(roots.getFirst(), this, true).with(others));
  }
}
