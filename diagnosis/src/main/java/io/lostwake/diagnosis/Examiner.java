package io.lostwake.diagnosis;

import io.lostwake.diagnosis.knowledge.Knowledge;
import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.model.Companion;
import io.lostwake.model.Detail;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence;
import io.lostwake.model.Finding;
import io.lostwake.model.Snapshot;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Waiting;
import io.lostwake.model.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is stuck in a process, why, and how sure that is: snapshots in, a diagnosis out. */
public final class Examiner {
  private final Knowledge knowledge;

  /** An examiner that knows these libraries. */
  public Examiner(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** An examiner that knows what Lostwake itself knows. */
  public static Examiner withBuiltInKnowledge() {
    return new Examiner(Knowledge.builtIn(Causes.ids()));
  }

  /**
   * Examines one process.
   *
   * @param snapshots of one process, the oldest first; at least one. Findings are about the last;
   *     marks of Go's leak profile in earlier ones stay
   */
  public Diagnosis examine(List<Snapshot> snapshots) {
    Snapshot first = snapshots.getFirst();
    Snapshot last = snapshots.getLast();
    for (Snapshot snapshot : snapshots.subList(0, snapshots.size() - 1)) {
      if (keepsItsMarks(snapshot) && last.tells(Detail.STRAND_IDS)) {
        last = last.marking(snapshot);
      }
    }
    Scene scene = new Scene(last, snapshots.size() == 1 ? null : first, knowledge);
    List<Claim> claims = claims(scene);
    List<Judgement> judgements = claims.stream().map(claim -> Judgement.of(claim, scene)).toList();
    List<Waiting> expected = expected(scene);
    List<Waiting> unclear = unclear(scene, judgements);
    List<Finding> findings = Findings.of(judgements, scene);
    return new Diagnosis(
        last.target(),
        last.takenAt(),
        last.total(),
        last.strandsByKind(),
        last.strandsByWait(),
        last.fatalError(),
        last.leakProfile(),
        snapshots.size(),
        last.total() - first.total(),
        warnings(snapshots),
        findings,
        expected,
        unclear,
        active(last, findings, expected, unclear));
  }

  /**
   * Whether the marks of an earlier snapshot hold in a later one. Without ids nothing shows that
   * the process was not restarted in between. Thread ids begin anew with each JVM, so a restarted
   * one repeats them; and the heap says of each dump by itself who is lost.
   */
  private static boolean keepsItsMarks(Snapshot earlier) {
    return earlier.target().runtime() == TargetRuntime.GO && earlier.tells(Detail.STRAND_IDS);
  }

  private static List<Claim> claims(Scene scene) {
    List<Claim> claims = new ArrayList<>(accepted(BeyondDesign.claims(scene), scene));
    claims.addAll(accepted(ResponseStreams.claims(scene), scene));
    for (Cause cause : Causes.all()) {
      claims.addAll(accepted(cause.claims(scene), scene));
      claims.addAll(accepted(Known.claims(cause, scene), scene));
    }
    return claims;
  }

  /** The claims with everyone who belongs to their stories, taken out of the unclaimed ones. */
  private static List<Claim> accepted(List<Claim> claims, Scene scene) {
    List<Claim> whole = new ArrayList<>();
    for (Claim claim : claims) {
      List<Claim.Accomplice> accomplices = new ArrayList<>(claim.accomplices());
      accomplices.addAll(scene.victims().of(claim.root()));
      for (Claim.Accomplice accomplice : claim.accomplices()) {
        accomplices.addAll(scene.victims().of(accomplice.group()));
      }
      accomplices.removeIf(a -> a.group() == claim.root());
      whole.add(Known.informed(claim.with(accomplices.stream().distinct().toList())));
    }
    whole.forEach(scene::accept);
    return whole;
  }

  private static List<Waiting> expected(Scene scene) {
    return scene.groups().stream()
        .filter(Scene::isBlocked)
        .filter(group -> Scene.waitsByDesign(group) || group.isMain())
        .filter(group -> isExpected(group, scene))
        .map(group -> waiting(group, notProven(group), whyExpected(group, scene), "", List.of()))
        .sorted(Comparator.comparingLong(Waiting::count).reversed())
        .toList();
  }

  /** What waits by design and is not proven stays expected beside its neighbours that are. */
  private static boolean isExpected(Group group, Scene scene) {
    return Scene.isLostDespiteDesign(group)
        ? group.markedLeaked() < group.count()
        : !scene.isCandidate(group) && !scene.isClaimed(group);
  }

  private static long notProven(Group group) {
    return Scene.isLostDespiteDesign(group) ? group.count() - group.markedLeaked() : group.count();
  }

  private static String whyExpected(Group group, Scene scene) {
    return group
        .knowledge()
        .map(Pattern::says)
        .orElseGet(() ->
            "the main %s, which waits for the end of the process"
                .formatted(scene.runtime().strands(1)));
  }

  private static List<Waiting> unclear(Scene scene, List<Judgement> judgements) {
    List<Waiting> unclear = new ArrayList<>();
    for (Judgement judgement : judgements) {
      if (!judgement.isFinding()) {
        unclear.add(
            waiting(
                judgement.claim().root(),
                judgement.claim().root().count(),
                null,
                Findings.settledBy(judgement.claim().root(), scene),
                judgement.evidence()));
        for (Claim.Accomplice accomplice : judgement.claim().accomplices()) {
          if (scene.isCandidate(accomplice.group())) {
            unclear.add(
                waiting(
                    accomplice.group(),
                    accomplice.group().count(),
                    null,
                    Findings.settledBy(accomplice.group(), scene),
                    List.of()));
          }
        }
      }
    }
    for (Group group : scene.groups()) {
      if (scene.isCandidate(group) && !scene.isClaimed(group)) {
        unclear.add(
            waiting(group, group.count(), null, Findings.settledBy(group, scene), List.of()));
      }
    }
    unclear.sort(Comparator.comparingLong(Waiting::count).reversed());
    return unclear;
  }

  private static Waiting waiting(
      Group group,
      long count,
      @Nullable String knowledge,
      String settledBy,
      List<Evidence> evidence) {
    return new Waiting(
        group.strandKind(),
        count,
        knowledge,
        group.blockedOn(),
        group.minutes(),
        group.stack(),
        group.largest().creator(),
        group.circumstances(),
        settledBy,
        evidence);
  }

  private static long active(
      Snapshot last, List<Finding> findings, List<Waiting> expected, List<Waiting> unclear) {
    long told = expected.stream().mapToLong(Waiting::count).sum();
    told += unclear.stream().mapToLong(Waiting::count).sum();
    for (Finding finding : findings) {
      told += finding.count();
      told += finding.companions().stream().mapToLong(Companion::count).sum();
    }
    return Math.max(0, last.total() - told);
  }

  private static List<Warning> warnings(List<Snapshot> snapshots) {
    TargetRuntime runtime = snapshots.getLast().target().runtime();
    List<Warning> warnings = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      snapshot.warnings().stream().filter(w -> !warnings.contains(w)).forEach(warnings::add);
    }
    if (snapshots.size() > 1
        && snapshots.stream().anyMatch(snapshot -> !snapshot.tells(Detail.STRAND_IDS))) {
      warnings.add(
          new Warning(
              Warning.Kind.IDS_NOT_TOLD,
              "",
              "the snapshots cannot be joined by %s id".formatted(runtime.strands(1)),
              "growth is told by counts alone, which is weak evidence; %s tells ids"
                  .formatted(
                      switch (runtime) {
                        case GO -> "debug=2";
                        case JVM -> "a heap dump";
                      })));
    }
    return warnings;
  }
}
