package io.lostwake.diagnosis;

import io.lostwake.model.Cohort;
import io.lostwake.model.Companion;
import io.lostwake.model.Detail;
import io.lostwake.model.Finding;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Member;
import io.lostwake.model.Verdict;
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
    Cohort largest = root.largest();
    boolean isProven = judgement.verdict() == Verdict.PROVEN;
    long count = lost(root, isProven);
    Cause cause = claim.cause();
    String strands = root.strandKind().words(count);
    return new Finding(
        root.fingerprint(),
        cause.id(),
        claim.alternatives(),
        judgement.verdict(),
        "%,d %s %s".formatted(count, strands, cause.happened(isProven)),
        root.strandKind(),
        count,
        root.blockedOn(),
        root.minutes(),
        root.culprit(),
        largest.creator(),
        root.stack(),
        companions(claim, count),
        members(root, isProven),
        root.labels(),
        root.circumstances(),
        judgement.evidence(),
        Proofs.assumptions(judgement.evidence()),
        refutedBy(judgement, scene),
        claim.fix() == null ? cause.fix() : claim.fix(),
        "docs/causes/" + cause.id() + ".md");
  }

  /** Where only some of a group are proven, the finding is about those. */
  private static long lost(Group root, boolean isProven) {
    return isProven && root.markedLeaked() > 0 ? root.markedLeaked() : root.count();
  }

  private static List<Companion> companions(Claim claim, long lost) {
    Group root = claim.root();
    List<Companion> companions = new ArrayList<>();
    if (lost < root.count()) {
      companions.add(
          new Companion(
              "at the same place, not marked by the leak profile",
              root.strandKind(),
              root.count() - lost,
              root.blockedOn(),
              root.stack()));
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

  private static List<Member> members(Group root, boolean isProven) {
    boolean onlyMarked = isProven && root.markedLeaked() > 0;
    return root.populations().stream()
        .flatMap(population ->
            IntStream.range(0, population.size())
                .filter(index -> !onlyMarked || population.isMarked(index))
                .mapToObj(population::id))
        .sorted()
        .limit(Finding.MAXIMUM_MEMBERS)
        .map(id -> new Member(id, "goroutine " + id))
        .toList();
  }

  private static String refutedBy(Judgement judgement, Scene scene) {
    if (judgement.verdict() == Verdict.PROVEN) {
      return "an assumption of the proof that does not hold";
    }
    String refuted = judgement.claim().cause().refutedBy();
    String settled = settledBy(judgement.claim().root(), scene);
    return judgement.verdict() == Verdict.LIKELY || settled.isEmpty()
        ? refuted
        : refuted + "; to settle it: " + settled;
  }

  /** What would settle whether a group is lost, given what this source could not tell. */
  static String settledBy(Group group, Scene scene) {
    List<String> ways = new ArrayList<>();
    if (!scene.tells(Detail.STRAND_IDS)) {
      ways.add("a dump with debug=2, which tells ids and creators");
    }
    if (scene.earlier() == null) {
      ways.add("a second snapshot (--wait 30s, or two dumps together)");
    }
    boolean mayBeProven =
        switch (group.kind().family()) {
          case CHANNEL, LOCK, WAIT_GROUP, CONDITION -> true;
          default -> false;
        };
    if (mayBeProven && scene.snapshot().leakProfile() != LeakProfile.TAKEN) {
      ways.add("the leak profile of Go 1.27 (or 1.26 with GOEXPERIMENT=goroutineleakprofile)");
    }
    return String.join("; ", ways);
  }
}
