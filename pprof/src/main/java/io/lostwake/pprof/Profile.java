package io.lostwake.pprof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A profile as `profile.proto` of `github.com/google/pprof` describes it, with all texts resolved.
///
/// A profile that was read keeps its samples encoded and decodes one at each access, so it takes
/// little more memory than its file, however many samples there are.
///
/// @param sampleTypes what the values of each sample are
/// @param samples the stacks
/// @param mappings binaries and libraries of the process
/// @param locations places that the stacks name by id
/// @param functions functions that the locations name by id
/// @param dropFrames regular expression of frames to drop, or empty
/// @param keepFrames regular expression of frames to keep nevertheless, or empty
/// @param timeNanos when it was taken, nanoseconds since 1970 UTC, or 0 when unknown
/// @param durationNanos how long it was taken, or 0
/// @param periodType what the period counts, or null
/// @param period events between two samples, or 0
/// @param comments remarks of the writer
/// @param defaultSampleType the type of the value to show first, or empty
/// @param docUrl where the profile's kind is documented, or empty
public record Profile(
    List<ValueType> sampleTypes,
    List<Sample> samples,
    List<Mapping> mappings,
    List<Location> locations,
    List<Function> functions,
    String dropFrames,
    String keepFrames,
    long timeNanos,
    long durationNanos,
    @Nullable ValueType periodType,
    long period,
    List<String> comments,
    String defaultSampleType,
    String docUrl) {

  /// Copies the lists, so that the profile cannot change.
  public Profile {
    sampleTypes = List.copyOf(sampleTypes);
    samples = samples instanceof EncodedSamples ? samples : List.copyOf(samples);
    mappings = List.copyOf(mappings);
    locations = List.copyOf(locations);
    functions = List.copyOf(functions);
    Objects.requireNonNull(dropFrames);
    Objects.requireNonNull(keepFrames);
    comments = List.copyOf(comments);
    Objects.requireNonNull(defaultSampleType);
    Objects.requireNonNull(docUrl);
  }

  /// A new table from id to location.
  public Map<Long, Location> locationsById() {
    Map<Long, Location> byId = HashMap.newHashMap(locations.size());
    locations.forEach(location -> byId.put(location.id(), location));
    return byId;
  }

  /// A new table from id to function.
  public Map<Long, Function> functionsById() {
    Map<Long, Function> byId = HashMap.newHashMap(functions.size());
    functions.forEach(function -> byId.put(function.id(), function));
    return byId;
  }

  /// A new table from id to mapping.
  public Map<Long, Mapping> mappingsById() {
    Map<Long, Mapping> byId = HashMap.newHashMap(mappings.size());
    mappings.forEach(mapping -> byId.put(mapping.id(), mapping));
    return byId;
  }
}
