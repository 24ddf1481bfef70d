package io.lostwake.golang;

import io.lostwake.model.CohortCounter;
import io.lostwake.model.CohortTable;
import io.lostwake.model.Detail;
import io.lostwake.model.Frame;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Stack;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Wait;
import io.lostwake.model.Warning;
import io.lostwake.pprof.Label;
import io.lostwake.pprof.Profile;
import io.lostwake.pprof.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the profile `goroutineswait.pprof` of Datadog's tracer (dd-trace-go 1.60 and 2.3), which
/// it makes of a traceback: one sample for each goroutine, whose value `waitduration` is how long
/// it has waited, with the labels `goid`, `state` and `lockedm`. The last frame is the call that
/// started it, as far as there is one.
final class DatadogWaits {

  /// The type of the samples' value.
  static final String TYPE = "waitduration";

  private static final String ELIDED = "...additional frames elided...";
  private static final long NANOS_PER_MINUTE = 60_000_000_000L;

  private final Profile profile;
  private final int value;
  private final SampledPlaces places;
  private final CohortTable table = new CohortTable();

  /// The waits of a profile in which a value is of [#TYPE].
  DatadogWaits(Profile profile, int value) {
    this.profile = profile;
    this.value = value;
    this.places = new SampledPlaces(profile);
  }

  /// The goroutines.
  ///
  /// @throws UnreadableSourceException if there is none
  Snapshot snapshot(Target target) throws UnreadableSourceException {
    profile.samples().forEach(this::add);
    if (table.total() == 0) {
      throw new UnreadableSourceException("Datadog's goroutine profile without a goroutine");
    }
    List<Warning> warnings = new ArrayList<>();
    if (!profile.comments().isEmpty()) {
      warnings.add(
          new Warning(
              Warning.Kind.LINE_NOT_UNDERSTOOD,
              "",
              "Datadog's tracer notes %,d errors with the traceback that it made the profile of."
                  .formatted(profile.comments().size()),
              "Goroutines may be missing."));
    }
    if (table.strandsOverLimit() > 0) {
      warnings.add(
          new Warning(
              Warning.Kind.STACKS_OVER_LIMIT,
              "",
              "%,d goroutines are at more distinct places than are kept."
                  .formatted(table.strandsOverLimit()),
              "They are counted in the total only."));
    }
    long nanos = profile.timeNanos();
    return new Snapshot(
        target,
        nanos > 0 ? Instant.ofEpochSecond(0, nanos) : null,
        table.total(),
        table.cohorts(),
        null,
        LeakProfile.NOT_TAKEN,
        EnumSet.of(
            Detail.STRAND_IDS,
            Detail.WAIT_MINUTES,
            Detail.CREATORS,
            Detail.CHANNEL_DIRECTION,
            Detail.NIL_CHANNELS),
        warnings);
  }

  private void add(Sample sample) {
    long id = 0;
    String state = "";
    boolean isLocked = false;
    for (Label label : sample.labels()) {
      switch (label) {
        case Label.Num num when num.key().equals("goid") -> id = Math.max(0, num.value());
        case Label.Str str when str.key().equals("state") -> state = str.value();
        case Label.Str str when str.key().equals("lockedm") ->
            isLocked = str.value().equals("true");
        default -> {
          // Datadog's tracer has no others.
        }
      }
    }
    List<GoroutineCall> calls = new ArrayList<>(calls(sample));
    int elided = removeLast(calls, calls.size() - 1, ELIDED) ? 1 : 0;
    Frame creator = id == 1 ? null : removedCreator(calls);
    String words = state.replace(" (scan)", "");
    boolean isMarked = words.endsWith(" (leaked)");
    Wait wait =
        WaitReasons.of(
            words.replace(" (leaked)", ""), calls.stream().map(GoroutineCall::frame).toList());
    Stack stack = new Stack(new GoroutineStack(calls).frames(), elided);
    CohortCounter counter = table.at(stack, wait, creator);
    if (counter == null) {
      table.addOverLimit(1);
      return;
    }
    long minutes = sample.values().get(value) / NANOS_PER_MINUTE;
    counter.add(id, 0, minutes <= 0 ? -1 : (int) Math.min(minutes, Integer.MAX_VALUE), isMarked);
    if (isLocked) {
      counter.addLockedToThread();
    }
  }

  private List<GoroutineCall> calls(Sample sample) {
    List<GoroutineCall> calls = new ArrayList<>();
    for (ProfileFrame frame : places.framesOf(sample)) {
      String function = FunctionNames.normalised(frame.function());
      if (!function.isEmpty()) {
        calls.add(
            GoroutineCall.of(
                table.intern(
                    new Frame(
                        function,
                        frame.file(),
                        frame.line(),
                        FunctionNames.originOf(function, frame.file())))));
      }
    }
    return calls;
  }

  /// Only the main goroutine and the runtime's own have no creator in a traceback.
  private static @Nullable Frame removedCreator(List<GoroutineCall> calls) {
    int last = calls.size() - 1;
    return last < 1 || calls.get(last).isRuntime() ? null : calls.remove(last).frame();
  }

  private static boolean removeLast(List<GoroutineCall> calls, int last, String function) {
    boolean isLast = last >= 0 && calls.get(last).frame().function().equals(function);
    if (isLast) {
      calls.remove(last);
    }
    return isLast;
  }
}
