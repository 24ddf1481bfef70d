package io.lostwake.diagnosis;

import io.lostwake.model.CohortCounter;
import io.lostwake.model.CohortTable;
import io.lostwake.model.Detail;
import io.lostwake.model.FatalError;
import io.lostwake.model.Frame;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Origin;
import io.lostwake.model.Reference;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Stack;
import io.lostwake.model.Strand;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A made-up dump, written goroutine by goroutine. */
final class Dump {
  private final CohortTable table = new CohortTable();
  private final Set<Detail> tells = EnumSet.allOf(Detail.class);
  private @Nullable FatalError fatal;
  private LeakProfile leakProfile = LeakProfile.NOT_TAKEN;
  private Frame startedBy = app("main.handle", 5);

  static Frame app(String function, int line) {
    return new Frame(function, "/srv/app/main.go", line, Origin.APPLICATION);
  }

  static Frame std(String function) {
    return new Frame(function, "/go/src/std.go", 1, Origin.STANDARD_LIBRARY);
  }

  /** The goroutine that runs main.main and listens. */
  Dump main() {
    return goroutine(1, 0, WaitKind.INPUT_OUTPUT, std("net.(*netFD).accept"), app("main.main", 9));
  }

  Dump goroutine(long id, long creator, WaitKind kind, Frame... frames) {
    return goroutine(id, creator, -1, kind, List.of(), frames);
  }

  Dump goroutine(
      long id,
      long creator,
      int minutes,
      WaitKind kind,
      List<Reference> references,
      Frame... frames) {
    return add(id, creator, minutes, kind, references, null, frames);
  }

  /** A goroutine that waits for a lock at an address. */
  Dump locker(long id, long lock, List<Reference> references, Frame... frames) {
    List<Frame> all =
        new ArrayList<>(List.of(std("internal/sync.(*Mutex).lockSlow"), std("sync.(*Mutex).Lock")));
    all.addAll(Arrays.asList(frames));
    List<Reference> shifted =
        references.stream()
            .map(r -> new Reference(r.frame() + 2, r.position(), r.address(), r.certain()))
            .toList();
    return add(
        id,
        2,
        -1,
        WaitKind.MUTEX_LOCK,
        shifted,
        new Reference(0, 0, lock, true),
        all.toArray(Frame[]::new));
  }

  private Dump add(
      long id,
      long creator,
      int minutes,
      WaitKind kind,
      List<Reference> references,
      @Nullable Reference waitsFor,
      Frame... frames) {
    CohortCounter counter =
        Objects.requireNonNull(table.at(Stack.of(frames), new Wait(kind, kind.name()), startedBy));
    counter.add(id, creator, minutes, false);
    counter.addSample(
        Strand.goroutine(id, creator, minutes, false, waitsFor, references, List.of()));
    return this;
  }

  /** A number of goroutines of which nothing else is told, as in a profile. */
  Dump counted(long count, boolean marked, WaitKind kind, Frame... frames) {
    tells.clear();
    tells.add(Detail.CHANNEL_DIRECTION);
    Objects.requireNonNull(table.at(Stack.of(frames), new Wait(kind, kind.name()), null))
        .add(count, marked);
    leakProfile = marked ? LeakProfile.TAKEN : leakProfile;
    return this;
  }

  /** The call that started the goroutines that follow. */
  Dump startedBy(Frame call) {
    startedBy = call;
    return this;
  }

  /** As before Go 1.21: only the call that started a goroutine is told, not which goroutine. */
  Dump withoutCreatorIds() {
    tells.remove(Detail.CREATOR_IDS);
    return this;
  }

  /** What the process died of. */
  Dump diedOf(String message) {
    fatal = new FatalError(message, false);
    return this;
  }

  Dump allAsleep() {
    fatal = new FatalError("fatal error: all goroutines are asleep - deadlock!", true);
    return this;
  }

  static Reference receiver(int frame, long address) {
    return new Reference(frame, 0, address, true);
  }

  static Reference argument(int frame, int position, long address) {
    return new Reference(frame, position, address, true);
  }

  Snapshot snapshot() {
    return new Snapshot(
        new Target("app", TargetRuntime.GO, null),
        null,
        table.total(),
        table.cohorts(),
        fatal,
        leakProfile,
        tells,
        List.of());
  }
}
