package io.lostwake.diagnosis;

import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.util.List;

/**
 * The fatal error of Go's runtime when no goroutine can run, or a JVM in which every thread is
 * proven lost; and no smaller cause explains it.
 */
record WholeProcessDeadlock() implements Cause {
  private static final Explanation GO =
      new Explanation(
          "asleep: every goroutine of the process waits",
          "asleep for good: every goroutine of the process waits for another one",
          "break the circle: let one side send or receive first, give a channel room, or close it when nothing more comes",
          "nothing: the runtime itself found that no goroutine could ever run");

  private static final Explanation JVM =
      new Explanation(
          "asleep: every thread of the process waits",
          "asleep for good: every thread of the process waits for another one",
          "break the circle: let one side put, complete or signal first, or give a queue room",
          "a thread that still runs");

  @Override
  public String id() {
    return "whole-process-deadlock";
  }

  @Override
  public String title() {
    return "every goroutine or thread is asleep";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    return strands == StrandKind.GOROUTINE ? GO : JVM;
  }

  @Override
  public List<Claim> claims(Scene scene) {
    if (!scene.isWholeProcessAsleep()) {
      return List.of();
    }
    List<Group> roots =
        scene.unclaimedFor(this).stream().filter(WholeProcessDeadlock::isExchange).toList();
    if (roots.size() < 2) {
      return List.of();
    }
    List<Claim.Accomplice> others =
        roots.stream().skip(1).map(g -> new Claim.Accomplice("waiting as well", g)).toList();
    return List.of(Claim.to(roots.getFirst(), this, true).with(others));
  }

  /** A wait for what another strand hands over. */
  private static boolean isExchange(Group group) {
    return switch (group.kind().family()) {
      case CHANNEL -> !group.kind().isForever();
      case FUTURE, CONDITION -> group.strandKind() != StrandKind.GOROUTINE;
      default -> false;
    };
  }
}
