package io.lostwake.golang;

import io.lostwake.pprof.Function;
import io.lostwake.pprof.Line;
import io.lostwake.pprof.Location;
import io.lostwake.pprof.Profile;
import io.lostwake.pprof.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the goroutines of a profile's samples are.
final class SampledPlaces {

  /// So many places are remembered: profiles with one sample per goroutine repeat them.
  private static final int MAX_REMEMBERED = 20_000;

  private final Map<Long, List<ProfileFrame>> framesByLocation;
  private final int depthLimit;
  private final Map<List<Long>, ProfilePlace> remembered = new HashMap<>();

  SampledPlaces(Profile profile) {
    this.framesByLocation = framesByLocation(profile);
    this.depthLimit = depthLimit(profile);
  }

  /// The place of a sample that has a stack.
  ProfilePlace of(Sample sample) {
    ProfilePlace known = remembered.get(sample.locationIds());
    if (known != null) {
      return known;
    }
    ProfilePlace place = place(framesOf(sample));
    if (remembered.size() < MAX_REMEMBERED) {
      remembered.put(sample.locationIds(), place);
    }
    return place;
  }

  private ProfilePlace place(List<ProfileFrame> frames) {
    boolean isMain = !frames.isEmpty() && frames.getLast().isIn("runtime.main");
    boolean isWhole = isMain || frames.size() < depthLimit;
    return new ProfilePlace(
        ShownFrames.of(frames, isWhole), RecoveredWait.of(frames), isMain, isWhole);
  }

  /// All calls of a sample, innermost first.
  List<ProfileFrame> framesOf(Sample sample) {
    List<ProfileFrame> frames = new ArrayList<>(sample.locationIds().size());
    for (long id : sample.locationIds()) {
      frames.addAll(framesByLocation.getOrDefault(id, List.of()));
    }
    return frames;
  }

  /// The depth at which the runtime seems to have cut stacks: 32 frames before Go 1.23, 128 since.
  /// The deepest stack of a profile tells which, or that there is none to cut. `debug=0` leaves out
  /// `runtime.goexit`, so nothing else marks the end of a stack.
  private int depthLimit(Profile profile) {
    int deepest = 0;
    for (Sample sample : profile.samples()) {
      int depth = 0;
      for (long id : sample.locationIds()) {
        depth += framesByLocation.getOrDefault(id, List.of()).size();
      }
      deepest = Math.max(deepest, depth);
    }
    return deepest == 32 || deepest == 128 ? deepest : Integer.MAX_VALUE;
  }

  private static Map<Long, List<ProfileFrame>> framesByLocation(Profile profile) {
    Map<Long, Function> functions = profile.functionsById();
    Map<Long, List<ProfileFrame>> frames = HashMap.newHashMap(profile.locations().size());
    for (Location location : profile.locations()) {
      List<ProfileFrame> inlined = new ArrayList<>(location.lines().size());
      for (Line line : location.lines()) {
        Function function = functions.get(line.functionId());
        if (function != null) {
          inlined.add(
              new ProfileFrame(
                  function.name(),
                  function.filename(),
                  lineNumber(line.line()),
                  lineNumber(function.startLine())));
        }
      }
      frames.put(location.id(), inlined);
    }
    return frames;
  }

  private static int lineNumber(long line) {
    return line < 0 || line > Integer.MAX_VALUE ? 0 : (int) line;
  }
}
