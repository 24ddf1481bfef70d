package io.lostwake.diagnosis;

import io.lostwake.model.WaitKind;
import java.util.List;

/** A WaitGroup whose counter is never brought to zero. */
record WaitgroupMismatch() implements Cause {
  @Override
  public String id() {
    return "waitgroup-mismatch";
  }

  @Override
  public String title() {
    return "WaitGroup.Wait that never ends";
  }

  @Override
  public String happened(boolean isProven) {
    return isProven
        ? "can never pass WaitGroup.Wait: the counter stays above zero"
        : "blocked in WaitGroup.Wait, and no goroutine is left that would call Done";
  }

  @Override
  public String fix() {
    return "call Add once per goroutine, before it starts, and defer wg.Done() as its first statement (or use wg.Go, Go 1.25)";
  }

  @Override
  public String refutedBy() {
    return "a goroutine that still has to call Done for this WaitGroup";
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(group -> group.kind() == WaitKind.WAIT_GROUP_WAIT)
        .map(group -> Claim.to(group, this, !hasWorkers(group, scene)))
        .toList();
  }

  /** Living goroutines that it started may still call Done: then waiting is its work. */
  private static boolean hasWorkers(Group waiting, Scene scene) {
    long[] ids = waiting.ids();
    return scene.groups().stream()
        .filter(group -> group != waiting)
        .flatMapToLong(group -> java.util.Arrays.stream(group.creatorIds()))
        .anyMatch(creator -> java.util.Arrays.binarySearch(ids, creator) >= 0);
  }
}
