package io.lostwake.diagnosis;

import io.lostwake.model.Detail;
import io.lostwake.model.WaitKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

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

  /**
   * Living goroutines that it started, or that were started beside it, may still call Done: then
   * waiting is its work.
   */
  private static boolean hasWorkers(Group waiting, Scene scene) {
    if (!scene.tells(Detail.CREATORS)) {
      return scene.groups().stream()
          .filter(other -> other != waiting && scene.isCandidate(other))
          .anyMatch(other -> other.kind() != waiting.kind() && other.hasApplicationFrame());
    }
    long[] families =
        LongStream.concat(Arrays.stream(waiting.ids()), Arrays.stream(waiting.creatorIds()))
            .sorted()
            .toArray();
    return scene.groups().stream()
        .filter(group -> group != waiting)
        .flatMapToLong(group -> Arrays.stream(group.creatorIds()))
        .anyMatch(creator -> Arrays.binarySearch(families, creator) >= 0);
  }
}
