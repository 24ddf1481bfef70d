package io.lostwake.golang;

import io.lostwake.pprof.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What CockroachDB's Go says of one goroutine in labels (`debug=3`; as in cockroachdb/cockroach
/// pull request 160798).
///
/// @param id the goroutine's id, 0 when not told
/// @param creatorId the id of the goroutine that started it, 0 when not told
/// @param minutes how long it has waited at least, -1 when not told or below a minute, as
///   tracebacks have it
/// @param state the runtime's wait reason or status without its marks, null when not told
/// @param isMarked whether the leak profile marks it
record CockroachLabels(
    long id, long creatorId, int minutes, @Nullable String state, boolean isMarked) {

  /// How the names of these labels begin.
  static final String PREFIX = "go::";

  private static final String LEAKED = " (leaked)";

  static CockroachLabels of(List<Label> labels) {
    long id = 0;
    long creatorId = 0;
    int minutes = -1;
    String state = null;
    for (Label label : labels) {
      switch (label) {
        case Label.Num num when num.key().equals("go::goroutine") -> id = num.value();
        case Label.Num num when num.key().equals("go::goroutine_created_by") ->
            creatorId = num.value();
        case Label.Num num when num.key().equals("go::goroutine_wait_minutes") ->
            minutes = num.value() > 0 ? (int) Math.min(num.value(), Integer.MAX_VALUE) : -1;
        case Label.Str str when str.key().equals("go::goroutine_state") -> state = str.value();
        default -> {
          // A label of the program's own.
        }
      }
    }
    boolean isMarked = state != null && state.contains(LEAKED);
    return new CockroachLabels(
        Math.max(0, id),
        Math.max(0, creatorId),
        minutes,
        state == null ? null : state.replace(LEAKED, ""),
        isMarked);
  }
}
