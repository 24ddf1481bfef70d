package io.lostwake.golang;

import io.lostwake.model.CohortCounter;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Warning;
import io.lostwake.pprof.Label;
import io.lostwake.pprof.MalformedProfileException;
import io.lostwake.pprof.Profile;
import io.lostwake.pprof.ProfileReader;
import io.lostwake.pprof.ReadLimits;
import io.lostwake.pprof.Sample;
import io.lostwake.pprof.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads Go's profiles `goroutine` and `goroutineleak` with `debug=0`, in `profile.proto`. What a
/// goroutine waits for is recovered from the runtime's innermost frames. CockroachDB's Go adds a
/// goroutine's id, creator, state and wait as labels named `go::` (`debug=3`); they are understood.
/// So is what Datadog's tracer makes of a traceback.
public final class GoroutineProfileReader implements SnapshotReader {

  private static final String FORMAT = "debug=0";

  /// How many characters of what a profile says it is of are shown.
  private static final int MAXIMUM_NAMES = 120;

  /// What counts goroutines: Go's own two profiles, the name that viewers and pull-mode scrapers
  /// give the first, and Datadog's waits.
  private static final Set<String> TYPES =
      Set.of("goroutine", "goroutineleak", "goroutines", DatadogWaits.TYPE);

  private final ReadLimits limits;

  /// A reader with [ReadLimits#DEFAULT].
  public GoroutineProfileReader() {
    this(ReadLimits.DEFAULT);
  }

  /// A reader that refuses profiles beyond `limits`.
  public GoroutineProfileReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public Snapshot read(InputStream input, Target target)
      throws IOException, UnreadableSourceException {
    try {
      return snapshot(new ProfileReader(limits).read(input), target);
    } catch (MalformedProfileException e) {
      throw new UnreadableSourceException("no profile.proto: " + e.getMessage(), e);
    }
  }

  private static Snapshot snapshot(Profile profile, Target target)
      throws UnreadableSourceException {
    int value = goroutineValue(profile);
    if (profile.sampleTypes().get(value).type().equals(DatadogWaits.TYPE)) {
      return new DatadogWaits(profile, value).snapshot(target);
    }
    ProfileTally tally =
        new ProfileTally(profile.sampleTypes().get(value).type().equals("goroutineleak"));
    SampledPlaces places = new SampledPlaces(profile);
    long unbelievable = 0;
    for (Sample sample : profile.samples()) {
      long count = sample.values().get(value);
      if (count < 0 || count > ProfileTally.LARGEST_COUNT) {
        unbelievable++;
      } else if (sample.locationIds().isEmpty()) {
        tally.addPhantom(count);
      } else if (count > 0) {
        add(tally, sample, count, places.of(sample));
      }
    }
    if (unbelievable > 0) {
      tally.warn(
          new Warning(
              Warning.Kind.LINE_NOT_UNDERSTOOD,
              "",
              unbelievable + " samples have a negative or impossible count.",
              "Their goroutines are not counted."));
    }
    long nanos = profile.timeNanos();
    return tally.snapshot(target, nanos > 0 ? Instant.ofEpochSecond(0, nanos) : null, FORMAT);
  }

  private static int goroutineValue(Profile profile) throws UnreadableSourceException {
    List<ValueType> types = profile.sampleTypes();
    for (int i = 0; i < types.size(); i++) {
      String type = types.get(i).type();
      if (TYPES.contains(type)) {
        return i;
      }
    }
    String names = String.join(", ", types.stream().map(ValueType::type).toList());
    throw new UnreadableSourceException(
        "a profile of %s, not of goroutines: take /debug/pprof/goroutine"
            .formatted(types.isEmpty() ? "nothing" : VisibleText.of(names, MAXIMUM_NAMES)));
  }

  private static void add(ProfileTally tally, Sample sample, long count, ProfilePlace place) {
    CockroachLabels labels = CockroachLabels.of(sample.labels());
    CohortCounter counter =
        labels.id() != 0 && count == 1
            ? tally.add(
                labels.id(),
                labels.creatorId(),
                labels.minutes(),
                labels.isMarked(),
                withState(place, labels.state()))
            : tally.add(count, place);
    if (counter != null) {
      addLabels(counter, sample.labels(), count);
    }
  }

  /// The runtime's own words are worth more than the frames where there are any.
  private static ProfilePlace withState(ProfilePlace place, @Nullable String state) {
    WaitKind kind = place.waiting().blockedOn().kind();
    if (state == null) {
      return place;
    }
    Wait told = WaitReasons.of(state, place.stack().frames());
    boolean isTold = told.kind() != WaitKind.UNKNOWN && told.kind() != WaitKind.SEMAPHORE;
    Wait wait =
        isTold
            ? told
            : kind == WaitKind.UNKNOWN || kind == WaitKind.RUNTIME_INTERNAL
                ? new Wait(kind, state)
                : place.waiting().blockedOn();
    return new ProfilePlace(
        place.stack(),
        new RecoveredWait(wait, isTold || place.waiting().tellsNil()),
        place.isMain(),
        place.isWhole());
  }

  private static void addLabels(CohortCounter counter, List<Label> labels, long count) {
    for (Label label : labels) {
      if (label.key().startsWith(CockroachLabels.PREFIX)) {
        continue;
      }
      switch (label) {
        case Label.Str str -> counter.addLabel(str.key(), str.value(), count);
        // Go leaves an empty text out of the file.
        case Label.Num num when num.value() == 0 && num.unit().isEmpty() ->
            counter.addLabel(num.key(), "", count);
        case Label.Num num ->
            counter.addLabel(num.key(), (num.value() + " " + num.unit()).strip(), count);
      }
    }
  }
}
