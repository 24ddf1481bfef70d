package io.lostwake.diagnosis;

import io.lostwake.model.Circumstances;
import io.lostwake.model.Companion;
import io.lostwake.model.Detail;
import io.lostwake.model.Finding;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Member;
import io.lostwake.model.StrandKind;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Verdict;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Findings out of judgements, the worst first. */
final class Findings {
  private Findings() {}

  static List<Finding> of(List<Judgement> judgements, Scene scene) {
    return judgements.stream()
        .filter(Judgement::isFinding)
        .map(judgement -> finding(judgement, scene))
        .sorted(
            Comparator.comparing(Finding::verdict)
                .thenComparing(Comparator.comparingLong(Finding::count).reversed())
                .thenComparing(finding -> finding.fingerprint().value())
                .thenComparing(Finding::cause))
        .toList();
  }

  private static Finding finding(Judgement judgement, Scene scene) {
    Claim claim = judgement.claim();
    Group root = claim.root();
    boolean isProven = judgement.verdict() == Verdict.PROVEN;
    Group told = isProven && root.markedLeaked() > 0 ? root.marked() : root;
    long count = lost(root, isProven);
    Cause cause = claim.cause();
    Explanation explanation = cause.explanation(root.strandKind(), root.kind());
    return new Finding(
        root.fingerprint(),
        cause.id(),
        claim.alternatives(),
        judgement.verdict(),
        headline(root, count, explanation.happened(isProven), isProven),
        root.strandKind(),
        count,
        told.blockedOn(),
        told.minutes(),
        told.culprit(),
        told.largest().creator(),
        told.stack(),
        companions(claim, count),
        members(root, isProven, scene),
        told.labels(),
        circumstances(told, isProven),
        judgement.evidence(),
        Proofs.assumptions(judgement.evidence()),
        refutedBy(judgement, scene),
        claim.fix() == null ? explanation.fix() : claim.fix(),
        "docs/causes/" + cause.id() + ".md");
  }

  /** Nothing keeps possible what is proven: the way is one to others at the same place. */
  private static Circumstances circumstances(Group told, boolean isProven) {
    Circumstances all = told.circumstances();
    return isProven && all.keptPossibleBy() != null
        ? new Circumstances(all.facts(), all.proofs(), null)
        : all;
  }

  /** What their executor could still end is not called lost without saying so. */
  private static String headline(Group root, long count, String happened, boolean isProven) {
    String strands = "%,d %s %s".formatted(count, root.strandKind().words(count), happened);
    long byExecutor = isProven ? Proofs.onlyByExecutor(root) : 0;
    if (byExecutor == 0) {
      return strands;
    }
    return byExecutor == count
        ? strands + ", unless their executor is shut down"
        : "%s, unless, for %,d of them, their executor is shut down".formatted(strands, byExecutor);
  }

  /** Where only some of a group are proven, the finding is about those. */
  private static long lost(Group root, boolean isProven) {
    return isProven && root.markedLeaked() > 0 ? root.markedLeaked() : root.count();
  }

  private static List<Companion> companions(Claim claim, long lost) {
    Group root = claim.root();
    List<Companion> companions = new ArrayList<>();
    if (lost < root.count() && !Scene.isLostDespiteDesign(root)) {
      companions.add(
          new Companion(
              root.strandKind() == StrandKind.GOROUTINE
                  ? "at the same place, not marked by the leak profile"
                  : "at the same place, not proven",
              root.strandKind(),
              root.count() - lost,
              root.blockedOn(),
              root.unmarked().stack()));
    }
    for (Claim.Accomplice accomplice : claim.accomplices()) {
      Group group = accomplice.group();
      companions.add(
          new Companion(
              accomplice.role(),
              group.strandKind(),
              group.count(),
              group.blockedOn(),
              group.stack()));
    }
    return companions;
  }

  private static List<Member> members(Group root, boolean isProven, Scene scene) {
    boolean onlyMarked = isProven && root.markedLeaked() > 0;
    return root.populations().stream()
        .flatMap(population ->
            IntStream.range(0, population.size())
                .filter(index -> !onlyMarked || population.isMarked(index))
                .mapToObj(population::id))
        .sorted()
        .limit(Finding.MAXIMUM_MEMBERS)
        .map(id -> new Member(id, scene.roster().name(root.strandKind(), id)))
        .toList();
  }

  private static String refutedBy(Judgement judgement, Scene scene) {
    if (judgement.verdict() == Verdict.PROVEN) {
      return "an assumption of the proof that does not hold";
    }
    Group root = judgement.claim().root();
    String refuted =
        judgement.claim().cause().explanation(root.strandKind(), root.kind()).refutedBy();
    String settled = settledBy(root, scene);
    return judgement.verdict() == Verdict.LIKELY || settled.isEmpty()
        ? refuted
        : refuted + "; to settle it: " + settled;
  }

  /** What would settle whether a group is lost, given what this source could not tell. */
  static String settledBy(Group group, Scene scene) {
    boolean isGo = scene.runtime() == TargetRuntime.GO;
    List<String> ways = new ArrayList<>();
    if (!scene.tells(Detail.STRAND_IDS)) {
      ways.add(
          isGo
              ? "a dump with debug=2, which tells ids and creators"
              : "a heap dump, which tells ids");
    }
    if (scene.earlier() == null) {
      ways.add("a second snapshot (--wait 30s, or two dumps together)");
    }
    if (mayBeProven(group) && scene.snapshot().leakProfile() != LeakProfile.TAKEN) {
      ways.add(
          isGo
              ? "the leak profile of Go 1.27 (or 1.26 with GOEXPERIMENT=goroutineleakprofile)"
              : "a heap dump of JDK 22 or later (jcmd PID GC.heap_dump FILE), from which it may be proven");
    }
    return String.join("; ", ways);
  }

  private static boolean mayBeProven(Group group) {
    return switch (group.kind().family()) {
      case CHANNEL, LOCK, WAIT_GROUP, CONDITION, FUTURE, PERMIT -> true;
      default -> group.kind() == WaitKind.PARK;
    };
  }
}
