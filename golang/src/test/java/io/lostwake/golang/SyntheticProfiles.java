package io.lostwake.golang;

import io.lostwake.pprof.Function;
import io.lostwake.pprof.Label;
import io.lostwake.pprof.Line;
import io.lostwake.pprof.Location;
import io.lostwake.pprof.Profile;
import io.lostwake.pprof.ProfileWriter;
import io.lostwake.pprof.Sample;
import io.lostwake.pprof.ValueType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Profiles that no Go at hand writes.
final class SyntheticProfiles {

  private final List<ValueType> types;
  private final List<Sample> samples = new ArrayList<>();
  private final List<Location> locations = new ArrayList<>();
  private final List<Function> functions = new ArrayList<>();

  private SyntheticProfiles(String type, String unit) {
    types = List.of(new ValueType(type, unit));
  }

  static SyntheticProfiles of(String type, String unit) {
    return new SyntheticProfiles(type, unit);
  }

  /// Two goroutines at one place, as CockroachDB's Go writes them with `debug=3`.
  static byte[] cockroach() throws IOException {
    SyntheticProfiles profile = of("goroutine", "count");
    List<Long> stack =
        List.of(
            profile.frame("runtime.gopark", 474, 457),
            profile.frame("runtime.chanrecv", 667, 524),
            profile.frame("runtime.chanrecv1", 509, 508),
            profile.frame("main.lost", 9, 9));
    profile.sample(
        stack,
        1,
        new Label.Num("go::goroutine", 42, ""),
        new Label.Num("go::goroutine_created_by", 7, ""),
        new Label.Num("go::goroutine_wait_minutes", 12, ""),
        new Label.Str("go::goroutine_state", "chan receive (leaked)"),
        new Label.Str("job", "mail"));
    profile.sample(
        stack,
        1,
        new Label.Num("go::goroutine", 41, ""),
        new Label.Num("go::goroutine_created_by", 7, ""),
        new Label.Num("go::goroutine_wait_minutes", 0, ""),
        new Label.Str("go::goroutine_state", "chan receive"));
    return profile.written();
  }

  /// What Datadog's tracer makes of three goroutines (`goroutineDebug2ToPprof` of dd-trace-go).
  static byte[] datadog() throws IOException {
    SyntheticProfiles profile = of("waitduration", "nanoseconds");
    long send = profile.frame("main.send", 10, 0);
    long creator = profile.frame("main.main", 26, 0);
    long elided = profile.frame("...additional frames elided...", 0, 0);
    profile.datadog(List.of(creator), 1, "running", 0, false);
    profile.datadog(List.of(send, creator), 7, "chan send", 12, true);
    profile.datadog(List.of(send, creator), 9, "chan send", 0, false);
    profile.datadog(List.of(send, creator, elided), 11, "chan send", 3, false);
    return profile.written();
  }

  private void datadog(List<Long> stack, long id, String state, long minutes, boolean isLocked) {
    sample(
        stack,
        minutes * 60_000_000_000L,
        new Label.Str("state", state),
        new Label.Str("lockedm", String.valueOf(isLocked)),
        new Label.Num("goid", id, "id"));
  }

  /// A send whose frames have no lines.
  static byte[] withoutLines() throws IOException {
    SyntheticProfiles profile = of("goroutine", "count");
    profile.sample(
        List.of(
            profile.frame("runtime.gopark", 0, 0),
            profile.frame("runtime.chansend", 0, 0),
            profile.frame("runtime.chansend1", 0, 0),
            profile.frame("main.lost", 0, 0)),
        1);
    return profile.written();
  }

  /// Three goroutines, counted under a name.
  static byte[] counted(String type) throws IOException {
    SyntheticProfiles profile = of(type, "count");
    profile.sample(List.of(profile.frame("main.run", 3, 1)), 3);
    return profile.written();
  }

  /// Samples with these values.
  static byte[] withCounts(long... counts) throws IOException {
    SyntheticProfiles profile = of("goroutine", "count");
    List<Long> stack = List.of(profile.frame("main.run", 3, 1));
    for (long count : counts) {
      profile.sample(stack, count);
    }
    return profile.written();
  }

  private long frame(String function, long line, long startLine) {
    long id = functions.size() + 1L;
    functions.add(new Function(id, function, function, "file.go", startLine));
    locations.add(new Location(id, 0, id, List.of(new Line(id, line, 0)), false));
    return id;
  }

  private void sample(List<Long> stack, long value, Label... labels) {
    samples.add(new Sample(stack, List.of(value), List.of(labels)));
  }

  byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ProfileWriter.write(
        new Profile(
            types, samples, List.of(), locations, functions, "", "", 0, 0, null, 0, List.of(), "",
            ""),
        out);
    return out.toByteArray();
  }
}
