package io.lostwake.diagnosis;

import io.lostwake.diagnosis.knowledge.Knowledge;
import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.FatalError;
import io.lostwake.model.Fingerprint;
import io.lostwake.model.Snapshot;
import io.lostwake.model.StrandKind;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.WaitKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One process as the causes see it: its groups, who waits behind whom, and what is still without an
 * explanation.
 */
final class Scene {
  private final Snapshot snapshot;
  private final @Nullable Snapshot earlier;
  private final List<Group> groups;
  private final Directory directory;
  private final @Nullable Directory earlierDirectory;
  private final List<Group> earlierGroups;
  private final Set<Group> claimed = new HashSet<>();
  private final Roster roster;
  private final boolean isWholeProcessAsleep;
  private final Locks locks;
  private final Ownership ownership;
  private final Victims victims;

  /**
   * @param snapshot the latest, with every mark that was ever seen
   * @param earlier the first of the same process; null when there is only one
   */
  Scene(Snapshot snapshot, @Nullable Snapshot earlier, Knowledge knowledge) {
    this.snapshot = snapshot;
    this.earlier = earlier;
    this.groups = groupsOf(snapshot, knowledge);
    this.directory = directoryOf(snapshot, groups);
    this.roster = new Roster(groups);
    this.earlierGroups = earlier == null ? List.of() : groupsOf(earlier, knowledge);
    this.earlierDirectory = earlier == null ? null : directoryOf(earlier, earlierGroups);
    this.isWholeProcessAsleep = isAsleep(snapshot, groups);
    this.locks = new Locks(this);
    this.ownership = new Ownership(this);
    this.victims = Victims.of(this);
  }

  private static List<Group> groupsOf(Snapshot snapshot, Knowledge knowledge) {
    List<Group> groups =
        Group.of(
            snapshot.cohorts(),
            cohort ->
                Fingerprint.of(
                    snapshot.target().runtime(),
                    cohort.stack(),
                    cohort.blockedOn().kind().family()),
            cohort -> knowledge.match(cohort, snapshot));
    return BeyondDesign.told(groups, snapshot);
  }

  private static Directory directoryOf(Snapshot snapshot, List<Group> groups) {
    return Directory.of(groups, knowsEveryStrand(snapshot), snapshot.target().runtime().idBatch());
  }

  /**
   * Go's runtime says so itself when it dies of it. A JVM lives on: it is asleep when every thread
   * but the virtual machine's own is proven lost.
   */
  private static boolean isAsleep(Snapshot snapshot, List<Group> groups) {
    FatalError fatal = snapshot.fatalError();
    return fatal != null
        ? fatal.everyStrandAsleep()
        : groups.stream().anyMatch(Group::isProvenBySource)
            && groups.stream().allMatch(g -> g.isWhollyProvenBySource() || isOfRuntime(g));
  }

  private static boolean knowsEveryStrand(Snapshot snapshot) {
    long known = snapshot.cohorts().stream().mapToLong(Cohort::count).sum();
    return snapshot.tells(Detail.STRAND_IDS) && known == snapshot.total() && !Excerpt.is(snapshot);
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** The first snapshot of the same process; null when there is only one. */
  @Nullable Snapshot earlier() {
    return earlier;
  }

  /** Every group, the ones that run or wait by design included. */
  List<Group> groups() {
    return groups;
  }

  List<Group> earlierGroups() {
    return earlierGroups;
  }

  Directory directory() {
    return directory;
  }

  @Nullable Directory earlierDirectory() {
    return earlierDirectory;
  }

  Roster roster() {
    return roster;
  }

  Ownership ownership() {
    return ownership;
  }

  /** What the process's strands are called. */
  TargetRuntime runtime() {
    return snapshot.target().runtime();
  }

  Locks locks() {
    return locks;
  }

  Victims victims() {
    return victims;
  }

  boolean tells(Detail detail) {
    return snapshot.tells(detail);
  }

  /**
   * Whether the snapshot is only a part of a process, so that whoever could end a wait may be in
   * the rest.
   */
  boolean isExcerpt() {
    return Excerpt.is(snapshot);
  }

  /** Whether nothing in the process can ever run again. */
  boolean isWholeProcessAsleep() {
    return isWholeProcessAsleep;
  }

  /**
   * Whether a group may be lost at all: it is blocked, does not wait by design unless its source
   * proved it lost all the same, and is not the main strand of a living process, which may wait for
   * the end of the service.
   */
  boolean isCandidate(Group group) {
    // A library's short system call is work, not waiting.
    boolean isAtWork = group.kind() == WaitKind.SYSTEM_CALL && !group.hasApplicationFrame();
    return isBlocked(group)
        && !isAtWork
        && (!waitsByDesign(group) || isLostDespiteDesign(group))
        && (!group.isMain() || isWholeProcessAsleep());
  }

  /**
   * Whether some of a group that waits by design are proven lost: an idle worker whose executor was
   * dropped is one. Threads of the virtual machine are woken from outside the heap.
   */
  static boolean isLostDespiteDesign(Group group) {
    return waitsByDesign(group) && group.isProvenBySource() && !isOfRuntime(group);
  }

  /**
   * Whether it is a thread of the runtime itself: those of the JVM that run no Java have no frames.
   */
  private static boolean isOfRuntime(Group group) {
    return group.kind() == WaitKind.RUNTIME_INTERNAL
        || group.knowledge().map(Pattern::isOfRuntime).orElse(false)
        || (group.strandKind() == StrandKind.PLATFORM_THREAD && group.stack().frames().isEmpty());
  }

  /** Whether library knowledge says so. */
  static boolean waitsByDesign(Group group) {
    return group.knowledge().map(Pattern::waitsByDesign).orElse(false);
  }

  /**
   * Whether somebody else has to end its wait. Where the source does not tell the wait, the library
   * whose strand it is may: it has no other business in that function.
   */
  static boolean isBlocked(Group group) {
    return isBlocked(group.kind())
        || (group.kind() == WaitKind.UNKNOWN && group.knowledge().isPresent());
  }

  /** Whether the kind of wait is one that somebody else has to end. */
  static boolean isBlocked(WaitKind kind) {
    return switch (kind) {
      case RUNNING, RUNNABLE, RUNTIME_INTERNAL, UNKNOWN -> false;
      default -> true;
    };
  }

  /** Candidates that nobody has claimed, and that do not merely wait for another candidate. */
  List<Group> unclaimed() {
    return groups.stream()
        .filter(g -> isCandidate(g) && !claimed.contains(g) && !victims.isVictim(g))
        .toList();
  }

  /** Unclaimed ones, without those that library knowledge ascribes to another cause. */
  List<Group> unclaimedFor(Cause cause) {
    return unclaimed().stream()
        .filter(
            group -> group.knowledge().map(known -> cause.id().equals(known.cause())).orElse(true))
        .toList();
  }

  /** Takes the groups of a claim out of the unclaimed ones. */
  void accept(Claim claim) {
    claimed.add(claim.root());
    claim.accomplices().forEach(accomplice -> claimed.add(accomplice.group()));
  }

  /** Whether a group is the root of a claim or part of one. */
  boolean isClaimed(Group group) {
    return claimed.contains(group);
  }
}
