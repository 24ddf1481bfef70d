package io.lostwake.diagnosis.knowledge;

import io.lostwake.model.Cohort;
import org.jspecify.annotations.Nullable;

/// Strands of a process and the pattern that they fit.
///
/// @param pattern the pattern; null when none fits
/// @param largest the largest cohort of them
/// @param count how many they are
public record Match(@Nullable Pattern pattern, Cohort largest, long count) {
  /// This match and another one of the same place.
  Match plus(Match other) {
    return new Match(
        pattern,
        other.largest.count() > largest.count() ? other.largest : largest,
        count + other.count);
  }
}
