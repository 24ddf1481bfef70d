package io.lostwake.diagnosis;

import io.lostwake.model.Evidence;
import io.lostwake.model.Snapshot;
import io.lostwake.model.StrandKind;
import io.lostwake.model.WaitKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Virtual threads that could run and get no carrier. A busy process looks like that for a moment,
 * so it takes more: carriers whose own virtual threads are blocked, or a second snapshot in which
 * the same ones still wait.
 */
record SchedulerStarved() implements Cause {
  /** What a source says of a virtual thread that is ready and waits for a carrier. */
  private static final String SCHEDULER = "scheduler";

  /** How the value begins; the two numbers are equal when no carrier is free. */
  private static final Pattern CARRIERS =
      Pattern.compile("([\\d,]{1,12}) of ([\\d,]{1,12}) carriers busy.*");

  /** What a source says of a virtual thread that is on a carrier. */
  private static final String MOUNTED = "mounted";

  private static final String STILL_READY = "still-ready";

  /** A busy process keeps a virtual thread waiting for its turn, but not for so long. */
  private static final Duration LONGEST_RUSH = Duration.ofSeconds(10);

  private static final Explanation JVM =
      new Explanation(
          "ready to run, and no carrier is free",
          "ready to run, and no carrier will be free",
          "do not block a carrier: run native calls, file access and busy loops on platform threads; before JDK 24 do not block inside synchronized",
          "a carrier that becomes free: then the process is only busy");

  @Override
  public String id() {
    return "scheduler-starved";
  }

  @Override
  public String title() {
    return "virtual threads without a carrier";
  }

  @Override
  public Explanation explanation(StrandKind strands, WaitKind wait) {
    return JVM;
  }

  @Override
  public List<Claim> claims(Scene scene) {
    List<Group> starved =
        scene.groups().stream()
            .filter(group -> !scene.isClaimed(group) && busyCarriers(group).isPresent())
            .sorted(Comparator.comparingLong(Group::count).reversed())
            .toList();
    if (starved.isEmpty()) {
      return List.of();
    }
    Group root = starved.getFirst();
    Matcher carriers = busyCarriers(root).orElseThrow();
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Facts.weak("no-carrier", "the scheduler: " + carriers.group()));
    List<Group> mounted = mounted(scene);
    if (areBlocked(mounted, number(carriers.group(1)))) {
      evidence.add(blocked(mounted));
    }
    stillWaiting(root, scene).ifPresent(evidence::add);
    if (evidence.size() == 1) {
      return List.of();
    }
    List<Claim.Accomplice> others = new ArrayList<>();
    mounted.stream()
        .filter(group -> !scene.isClaimed(group))
        .forEach(group -> others.add(new Claim.Accomplice("on a carrier", group)));
    starved.stream()
        .skip(1)
        .forEach(group -> others.add(new Claim.Accomplice("ready to run as well", group)));
    return List.of(
        Claim.to(root, this, true).with(others).because(evidence.toArray(Evidence[]::new)));
  }

  /** What is said of carriers none of which is free; empty when one is, or nothing is said. */
  private static Optional<Matcher> busyCarriers(Group group) {
    if (group.strandKind() != StrandKind.VIRTUAL_THREAD || group.kind() != WaitKind.RUNNABLE) {
      return Optional.empty();
    }
    return Optional.ofNullable(group.circumstances().facts().counts().get(SCHEDULER)).stream()
        .flatMap(values -> values.keySet().stream())
        .map(CARRIERS::matcher)
        .filter(Matcher::matches)
        .filter(carriers -> number(carriers.group(1)) >= number(carriers.group(2)))
        .findFirst();
  }

  private static long number(String digits) {
    String plain = digits.replace(",", "");
    return plain.isEmpty() ? 0 : Long.parseLong(plain);
  }

  /** Whether as many as there are busy carriers are known, and all of them are blocked. */
  private static boolean areBlocked(List<Group> mounted, long busy) {
    return mounted.stream().allMatch(group -> Scene.isBlocked(group.kind()))
        && mounted.stream().mapToLong(Group::count).sum() >= Math.max(1, busy);
  }

  /** A native call of a busy process is over a moment later: only a wait keeps a carrier. */
  private static Evidence blocked(List<Group> mounted) {
    return mounted.stream().anyMatch(group -> group.kind() == WaitKind.SYSTEM_CALL)
        ? Facts.weak(
            "carriers-in-calls",
            "the virtual threads on the carriers are in native calls, or blocked themselves")
        : Facts.strong(
            "carriers-blocked",
            "the virtual threads on the carriers are blocked themselves, and keep them");
  }

  /**
   * Those that run or are in a native call are on a carrier; of others their source has to say it.
   */
  private static List<Group> mounted(Scene scene) {
    return scene.groups().stream()
        .filter(group -> group.strandKind() == StrandKind.VIRTUAL_THREAD)
        .filter(group ->
            group.kind() == WaitKind.RUNNING
                || group.kind() == WaitKind.SYSTEM_CALL
                || group.circumstances().facts().counts().containsKey(MOUNTED))
        .toList();
  }

  /** A scheduler that works, however busy, would have run them long before. */
  private static Optional<Evidence> stillWaiting(Group root, Scene scene) {
    Snapshot earlier = scene.earlier();
    Group before =
        scene.earlierGroups().stream().filter(root::isSamePlaceAs).findFirst().orElse(null);
    if (earlier == null || before == null) {
      return Optional.empty();
    }
    long[] then = before.ids();
    long stayed =
        Arrays.stream(root.ids()).filter(id -> Arrays.binarySearch(then, id) >= 0).count();
    if (stayed == 0) {
      return Optional.empty();
    }
    String says =
        "%,d of them were ready in the earlier snapshot too, and have not run since"
            .formatted(stayed);
    Duration between = Growth.between(earlier, scene.snapshot());
    boolean isLong = between != null && between.compareTo(LONGEST_RUSH) >= 0;
    return Optional.of(isLong ? Facts.strong(STILL_READY, says) : Facts.weak(STILL_READY, says));
  }
}
