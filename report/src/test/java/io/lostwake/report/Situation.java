package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.FatalError;
import io.lostwake.model.Finding;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Waiting;
import io.lostwake.model.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Builds a diagnosis of a Go process from what a test wants to say about it. */
final class Situation {
  private long virtual = -1;
  private final String name;
  private final long total;
  private final SequencedMap<WaitKind, Long> byWait = new LinkedHashMap<>();
  private @Nullable String version = "1.27.4";
  private @Nullable Instant takenAt = Instant.parse("2026-11-24T09:30:00Z");
  private @Nullable FatalError fatalError;
  private LeakProfile leakProfile = LeakProfile.NOT_TAKEN;
  private int snapshots = 1;
  private long change;
  private long active;
  private final List<Warning> warnings = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Waiting> expected = new ArrayList<>();
  private final List<Waiting> unclear = new ArrayList<>();

  Situation(String name, long total) {
    this.name = name;
    this.total = total;
  }

  Situation untold() {
    version = null;
    takenAt = null;
    return this;
  }

  Situation waiting(WaitKind kind, long strands) {
    byWait.put(kind, strands);
    return this;
  }

  Situation died(String message, boolean everyStrandAsleep) {
    fatalError = new FatalError(message, everyStrandAsleep);
    return this;
  }

  Situation leakProfile(LeakProfile known) {
    leakProfile = known;
    return this;
  }

  Situation snapshots(int count, long difference) {
    snapshots = count;
    change = difference;
    return this;
  }

  /** Makes it a JVM of a version, with so many virtual threads. */
  Situation jvm(String jdk, long virtualThreads) {
    version = jdk;
    virtual = virtualThreads;
    return this;
  }

  Situation active(long strands) {
    active = strands;
    return this;
  }

  Situation warning(Warning.Kind kind, String where, String says, String cost) {
    warnings.add(new Warning(kind, where, says, cost));
    return this;
  }

  Situation found(Story... stories) {
    for (Story story : stories) {
      findings.add(story.finding());
    }
    return this;
  }

  Situation expected(Waiting... groups) {
    expected.addAll(List.of(groups));
    return this;
  }

  Situation unclear(Waiting... groups) {
    unclear.addAll(List.of(groups));
    return this;
  }

  Diagnosis diagnosis() {
    var kinds = new LinkedHashMap<StrandKind, Long>();
    if (virtual < 0) {
      kinds.put(StrandKind.GOROUTINE, total);
    } else {
      kinds.put(StrandKind.VIRTUAL_THREAD, virtual);
      kinds.put(StrandKind.PLATFORM_THREAD, total - virtual);
    }
    return new Diagnosis(
        new Target(name, virtual < 0 ? TargetRuntime.GO : TargetRuntime.JVM, version),
        takenAt,
        total,
        kinds,
        byWait,
        fatalError,
        leakProfile,
        snapshots,
        change,
        warnings,
        findings,
        expected,
        unclear,
        active);
  }
}
