package io.lostwake.diagnosis;

import io.lostwake.model.CohortCounter;
import io.lostwake.model.CohortTable;
import io.lostwake.model.Detail;
import io.lostwake.model.Frame;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Origin;
import io.lostwake.model.Proof;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Stack;
import io.lostwake.model.Strand;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a made-up heap dump of a JVM says, written thread by thread. */
final class Heap {
  static final String NOTHING_WAKES = "nothing alive reaches anything that could wake them";

  private final CohortTable table = new CohortTable();
  private LeakProfile proof = LeakProfile.TAKEN;
  private @Nullable Instant takenAt;

  /** One thread; nothing is told of it but its place until more is said. */
  record Place(
      StrandKind kind,
      long id,
      String name,
      long awaitedId,
      WaitKind waitKind,
      List<Frame> frames) {
    Place named(String other) {
      return new Place(kind, id, other, awaitedId, waitKind, frames);
    }

    Place awaiting(long other) {
      return new Place(kind, id, name, other, waitKind, frames);
    }
  }

  static Frame app(String function, int line) {
    String type = function.substring(0, function.lastIndexOf('.'));
    return new Frame(function, type.replace('.', '/') + ".java", line, Origin.APPLICATION);
  }

  static Frame jdk(String function) {
    return new Frame(function, "", 0, Origin.STANDARD_LIBRARY);
  }

  static Place virtual(long id, WaitKind wait, Frame... frames) {
    return place(StrandKind.VIRTUAL_THREAD, id, wait, "java.lang.VirtualThread.run", frames);
  }

  static Place platform(long id, WaitKind wait, Frame... frames) {
    return place(StrandKind.PLATFORM_THREAD, id, wait, "java.lang.Thread.run", frames);
  }

  /** A platform thread without anything below its frames, as main is. */
  static Place bare(long id, WaitKind wait, Frame... frames) {
    return new Place(StrandKind.PLATFORM_THREAD, id, "", 0, wait, List.of(frames));
  }

  private static Place place(
      StrandKind kind, long id, WaitKind wait, String outermost, Frame... frames) {
    return new Place(
        kind,
        id,
        "",
        0,
        wait,
        Stream.concat(Arrays.stream(frames), Stream.of(jdk(outermost))).toList());
  }

  /** The thread that runs a class's main and waits for the end of the service. */
  Heap main() {
    return with(
        bare(
                3,
                WaitKind.LATCH_AWAIT,
                jdk("java.util.concurrent.CountDownLatch.await"),
                app("com.acme.Main.main", 9))
            .named("main"));
  }

  Heap with(Place place) {
    add(place, false);
    return this;
  }

  Heap withFact(Place place, String key, String value) {
    add(place, false).addFact(key, value);
    return this;
  }

  /** A thread that the heap proves lost. */
  Heap lost(Place place, Proof.Kind kind, String says) {
    add(place, true).addProof(new Proof(kind, 1, says));
    return this;
  }

  /** A thread that nothing alive can wake. */
  Heap lost(Place place) {
    return lost(place, Proof.Kind.UNREACHABLE, NOTHING_WAKES);
  }

  /** A thread that is marked without a reason, which no source does. */
  Heap markedOnly(Place place) {
    add(place, true);
    return this;
  }

  /** A thread with a proof that is not marked, which no source does. */
  Heap provenOnly(Place place) {
    add(place, false).addProof(new Proof(Proof.Kind.UNREACHABLE, 1, NOTHING_WAKES));
    return this;
  }

  private CohortCounter add(Place place, boolean isLost) {
    CohortCounter counter =
        Objects.requireNonNull(
            table.at(
                place.kind(),
                new Stack(place.frames(), 0),
                new Wait(place.waitKind(), place.waitKind().name()),
                null));
    counter.add(place.id(), 0, -1, isLost);
    counter.addSample(
        new Strand(
            place.id(),
            place.name(),
            0,
            -1,
            isLost,
            null,
            place.awaitedId(),
            List.of(),
            List.of()));
    return counter;
  }

  /** When it was taken, in seconds after some moment. */
  Heap at(long second) {
    takenAt = Instant.ofEpochSecond(second);
    return this;
  }

  /** A dump that allows no proof. */
  Heap withoutProof() {
    proof = LeakProfile.NOT_OFFERED;
    return this;
  }

  Snapshot snapshot() {
    Set<Detail> tells = EnumSet.of(Detail.STRAND_IDS);
    return new Snapshot(
        new Target("heap.hprof", TargetRuntime.JVM, "25.0.3"),
        takenAt,
        table.total(),
        table.cohorts(),
        null,
        proof,
        tells,
        List.of());
  }
}
