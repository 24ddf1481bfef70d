package io.lostwake.diagnosis.knowledge;

import io.lostwake.model.Circumstances;
import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.Frame;
import io.lostwake.model.Labels;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Origin;
import io.lostwake.model.Population;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Stack;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cohorts and snapshots of a few frames. */
final class Stacks {
  private Stacks() {}

  static Frame frame(String function, String file) {
    return new Frame(function, file, 1, Origin.LIBRARY);
  }

  static Cohort cohort(WaitKind kind, @Nullable Frame creator, Frame... frames) {
    return new Cohort(
        StrandKind.GOROUTINE,
        Stack.of(frames),
        new Wait(kind, ""),
        creator,
        1,
        0,
        0,
        null,
        Population.NONE,
        List.of(),
        Labels.NONE,
        Circumstances.NONE);
  }

  /** Of a Go process of a version; null for one that is not told. */
  static Snapshot snapshot(@Nullable String version, Cohort... cohorts) {
    return new Snapshot(
        new Target("app", TargetRuntime.GO, version),
        null,
        cohorts.length,
        List.of(cohorts),
        null,
        LeakProfile.NOT_TAKEN,
        Set.of(Detail.CREATORS),
        List.of());
  }
}
