package io.lostwake.bench;

import io.lostwake.bench.GeneratedStacks.Call;
import io.lostwake.bench.GeneratedStacks.GoroutinePlace;
import io.lostwake.pprof.Function;
import io.lostwake.pprof.Line;
import io.lostwake.pprof.Location;
import io.lostwake.pprof.Profile;
import io.lostwake.pprof.Sample;
import io.lostwake.pprof.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A goroutine profile as `debug=0` holds it, with one sample for each place.
final class GeneratedProfile {

  private final Map<Call, Location> locations = new LinkedHashMap<>();
  private final List<Function> functions = new ArrayList<>();

  private GeneratedProfile() {}

  /// A profile with so many places.
  static Profile of(int places, long seed) {
    return new GeneratedProfile().profile(GeneratedStacks.of(places, seed), new Random(seed));
  }

  private Profile profile(List<GoroutinePlace> places, Random random) {
    Call parked = new Call("runtime.gopark", 0, "/usr/local/go/src/runtime/proc.go", 464);
    List<Sample> samples = new ArrayList<>();
    for (GoroutinePlace place : places) {
      List<Long> stack = new ArrayList<>();
      stack.add(location(parked).id());
      place.calls().forEach(call -> stack.add(location(call).id()));
      samples.add(new Sample(stack, List.of(1L + random.nextInt(1000)), List.of()));
    }
    ValueType goroutines = new ValueType("goroutine", "count");
    return new Profile(
        List.of(goroutines),
        samples,
        List.of(),
        List.copyOf(locations.values()),
        functions,
        "",
        "",
        1_700_000_000_000_000_000L,
        0,
        goroutines,
        1,
        List.of(),
        "",
        "");
  }

  private Location location(Call call) {
    return locations.computeIfAbsent(call, this::newLocation);
  }

  private Location newLocation(Call call) {
    long id = functions.size() + 1L;
    functions.add(new Function(id, call.function(), call.function(), call.file(), 1));
    return new Location(id, 0, 0x400000 + id * 64, List.of(new Line(id, call.line(), 0)), false);
  }
}
