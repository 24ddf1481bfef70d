package io.lostwake.report;

import io.lostwake.model.Circumstances;
import io.lostwake.model.Companion;
import io.lostwake.model.Evidence;
import io.lostwake.model.Evidence.Strength;
import io.lostwake.model.Finding;
import io.lostwake.model.Fingerprint;
import io.lostwake.model.Frame;
import io.lostwake.model.Labels;
import io.lostwake.model.Member;
import io.lostwake.model.Minutes;
import io.lostwake.model.Origin;
import io.lostwake.model.Proof;
import io.lostwake.model.Stack;
import io.lostwake.model.StrandKind;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Verdict;
import io.lostwake.model.Wait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Builds a finding from what a test wants to say about it; the rest is plausible. */
final class Story {
  private final Verdict verdict;
  private final String cause;
  private final String headline;
  private final long count;
  private final Wait wait;
  private final Stack stack;
  private @Nullable Minutes minutes;
  private @Nullable Frame culprit;
  private @Nullable Frame creator;
  private String refutedBy = "";
  private String fix = "";
  private Labels labels = Labels.NONE;
  private StrandKind kind = StrandKind.GOROUTINE;
  private Circumstances circumstances = Circumstances.NONE;
  private final List<String> alternatives = new ArrayList<>();
  private final List<String> assumptions = new ArrayList<>();
  private final List<Companion> companions = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();

  Story(Verdict verdict, String cause, long count, String headline, Wait wait, Stack stack) {
    this.verdict = verdict;
    this.cause = cause;
    this.headline = headline;
    this.count = count;
    this.wait = wait;
    this.stack = stack;
    this.culprit = stack.innermostApplicationFrame().orElse(null);
  }

  Story minutes(int min, int max) {
    minutes = new Minutes(min, max);
    return this;
  }

  Story culprit(@Nullable Frame frame) {
    culprit = frame;
    return this;
  }

  Story createdBy(Frame frame) {
    creator = frame;
    return this;
  }

  Story fact(String kind, Strength strength, String says) {
    evidence.add(new Evidence(kind, strength, says));
    return this;
  }

  Story assumes(String assumption) {
    assumptions.add(assumption);
    return this;
  }

  Story orElse(String otherCause) {
    alternatives.add(otherCause);
    return this;
  }

  Story refutedBy(String what) {
    refutedBy = what;
    return this;
  }

  Story fix(String what) {
    fix = what;
    return this;
  }

  Story with(long strands, String role, Wait blockedOn, Stack where) {
    companions.add(new Companion(role, kind, strands, blockedOn, where));
    return this;
  }

  Story goroutines(long... ids) {
    LongStream.of(ids).mapToObj(id -> new Member(id, "goroutine " + id)).forEach(members::add);
    return this;
  }

  Story label(String key, String value, long strands) {
    var one = new LinkedHashMap<String, Long>();
    one.put(value, strands);
    var counts = new LinkedHashMap<String, SequencedMap<String, Long>>();
    counts.put(key, one);
    labels = labels.plus(new Labels(counts));
    return this;
  }

  Story of(StrandKind strands) {
    kind = strands;
    return this;
  }

  Story thread(long id, String name) {
    members.add(new Member(id, "%s #%d \"%s\"".formatted(kind.words(1), id, name)));
    return this;
  }

  Story state(String key, String value, long strands) {
    circumstances = circumstances.plus(facts(key, value, strands));
    return this;
  }

  Story proof(Proof.Kind proof, String says) {
    circumstances =
        circumstances.plus(
            new Circumstances(Labels.NONE, List.of(new Proof(proof, count, says)), null));
    return this;
  }

  Story keptPossibleBy(String way) {
    circumstances = circumstances.plus(new Circumstances(Labels.NONE, List.of(), way));
    return this;
  }

  static Circumstances facts(String key, String value, long strands) {
    var one = new LinkedHashMap<String, Long>();
    one.put(value, strands);
    var counts = new LinkedHashMap<String, SequencedMap<String, Long>>();
    counts.put(key, one);
    return new Circumstances(new Labels(counts), List.of(), null);
  }

  Finding finding() {
    return new Finding(
        Fingerprint.of(
            kind == StrandKind.GOROUTINE ? TargetRuntime.GO : TargetRuntime.JVM,
            stack,
            wait.kind().family()),
        cause,
        alternatives,
        verdict,
        headline,
        kind,
        count,
        wait,
        minutes,
        culprit,
        creator,
        stack,
        companions,
        members,
        labels,
        circumstances,
        evidence,
        assumptions,
        refutedBy,
        fix,
        "docs/causes/" + cause + ".md");
  }

  static Frame own(String function, String file, int line) {
    return new Frame(function, file, line, Origin.APPLICATION);
  }

  static Frame library(String function, String file, int line) {
    return new Frame(function, file, line, Origin.LIBRARY);
  }

  static Frame standard(String function, String file, int line) {
    return new Frame(function, "/usr/local/go/src/" + file, line, Origin.STANDARD_LIBRARY);
  }
}
