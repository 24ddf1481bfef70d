package io.lostwake.diagnosis;

import io.lostwake.model.Detail;
import io.lostwake.model.Frame;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.StrandKind;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.WaitFamily;
import io.lostwake.model.WaitKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A WaitGroup whose counter is never brought to zero; a latch, a barrier or a thread's end that a
 * thread of the JVM waits for.
 */
record WaitgroupMismatch() implements Cause {
  private static final Explanation GO =
      new Explanation(
          "blocked in WaitGroup.Wait, and no goroutine is left that would call Done",
          "can never pass WaitGroup.Wait: the counter stays above zero",
          "call Add once per goroutine, before it starts, and defer wg.Done() as its first statement (or use wg.Go, Go 1.25)",
          "a goroutine that still has to call Done for this WaitGroup");

  private static final Explanation AWAIT =
      new Explanation(
          "waiting for a count that does not come to its end",
          "can never leave await: nobody will count down or arrive",
          "count down in finally, once per task; count only tasks that do start; give await a time limit",
          "a thread that still has to count down or to arrive");

  private static final Explanation JOIN =
      new Explanation(
          "waiting for a thread or a task that does not end",
          "can never leave join: what it waits for can never end",
          "see what the other one waits for, and let it end; or join with a time limit",
          "the other one, if it runs and ends later");

  @Override
  public String id() {
    return "waitgroup-mismatch";
  }

  @Override
  public String title() {
    return "WaitGroup, latch or join that never ends";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    return switch (wait) {
      case LATCH_AWAIT -> AWAIT;
      case JOIN -> JOIN;
      default -> GO;
    };
  }

  @Override
  public List<Claim> claims(Scene scene) {
    return scene.unclaimedFor(this).stream()
        .filter(group -> group.kind().family() == WaitFamily.WAIT_GROUP)
        .map(group -> Claim.to(group, this, isSuspectAlone(group, scene)))
        .toList();
  }

  /**
   * Where the heap was asked and something alive can still reach what it waits for, waiting may be
   * its work.
   */
  private static boolean isSuspectAlone(Group group, Scene scene) {
    return scene.runtime() == TargetRuntime.GO
        ? !scene.isExcerpt() && !hasWorkers(group, scene)
        : scene.snapshot().leakProfile() != LeakProfile.TAKEN
            && group.kind() == WaitKind.LATCH_AWAIT
            && !hasWorkers(group, scene);
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
    if (!scene.tells(Detail.CREATOR_IDS)) {
      return scene.groups().stream()
          .filter(other -> other != waiting)
          .anyMatch(other -> mayBeWorker(waiting, other));
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

  /**
   * Before Go 1.21 a dump names only the call that started a goroutine: one on the waiting stack,
   * the one that started those that wait too, or that of the group they wait for.
   */
  private static boolean mayBeWorker(Group waiting, Group other) {
    Frame creator = other.largest().creator();
    if (creator == null) {
      return false;
    }
    Frame own = waiting.largest().creator();
    return waiting.stack().calls(creator.function())
        || (own != null && creator.function().equals(own.function()))
        || (creator.function().equals("golang.org/x/sync/errgroup.(*Group).Go")
            && waiting.stack().calls("golang.org/x/sync/errgroup.(*Group).Wait"));
  }
}
