package io.lostwake.golang;

import io.lostwake.model.CohortTable;
import io.lostwake.model.Detail;
import io.lostwake.model.FatalError;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a traceback ended, and the snapshot that comes of it.
 *
 * @param bytes how long it was
 * @param isCut whether it ends inside a goroutine
 * @param firstBytes its beginning, made visible
 */
record TracebackEnd(long bytes, boolean isCut, String firstBytes) {
  /** Where {@code debug=2} stops ({@code writeGoroutineStacks} in {@code runtime/pprof}). */
  static final long LARGEST_DUMP = 64L << 20;

  /** A cut dump with a little text around it, or transferred as text, is still recognised. */
  private static final long TEXT_AROUND = 64 << 10;

  private static final int MAXIMUM_SHOWN = 60;

  /** The beginning of an input for people: one line, no control characters. */
  static String visible(byte[] bytes, int from, int to) {
    String text =
        new String(bytes, from, Math.min(to - from, MAXIMUM_SHOWN), StandardCharsets.ISO_8859_1);
    StringBuilder visible = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~') {
        visible.append(c);
      } else {
        visible.append("\\x").append("%02x".formatted((int) c));
      }
    }
    return visible.toString();
  }

  /** What was read. */
  Snapshot snapshot(
      Target target,
      TracebackCohorts cohorts,
      TracebackWarnings lines,
      @Nullable FatalError fatalError)
      throws UnreadableSourceException {
    CohortTable table = cohorts.table();
    if (table.total() == 0) {
      throw new UnreadableSourceException(nothingRead());
    }
    List<Warning> warnings = new ArrayList<>(ofTheEnd());
    warnings.addAll(lines.all());
    addLimits(cohorts, warnings);
    String version = cohorts.frames().version();
    return new Snapshot(
        version == null ? target : new Target(target.name(), target.runtime(), version),
        null,
        table.total(),
        table.cohorts(),
        fatalError,
        cohorts.hasMarks() ? LeakProfile.TAKEN : LeakProfile.NOT_TAKEN,
        tells(cohorts),
        warnings);
  }

  private String nothingRead() {
    if (bytes == 0) {
      return "no goroutine found: the input is empty";
    }
    return "no goroutine found in %d bytes: no line like \"goroutine 1 [running]:\"; the input starts with \"%s\""
        .formatted(bytes, firstBytes);
  }

  private List<Warning> ofTheEnd() {
    List<Warning> warnings = new ArrayList<>();
    if (bytes == LARGEST_DUMP || (isCut && Math.abs(bytes - LARGEST_DUMP) <= TEXT_AROUND)) {
      warnings.add(
          new Warning(
              Warning.Kind.DUMP_CUT_OFF,
              "byte " + bytes,
              "the dump ends where the runtime stops writing, at 64 MiB",
              "all counts are lower bounds; debug=1 or debug=0 tells the whole number"));
    }
    if (isCut) {
      warnings.add(
          new Warning(
              Warning.Kind.RECORD_CUT_SHORT,
              "byte " + bytes,
              "the input ends inside a goroutine",
              "its stack may be incomplete, and goroutines after it are missing"));
    }
    return warnings;
  }

  private static void addLimits(TracebackCohorts cohorts, List<Warning> warnings) {
    long over = cohorts.table().strandsOverLimit();
    if (over > 0) {
      warnings.add(
          new Warning(
              Warning.Kind.STACKS_OVER_LIMIT,
              "",
              "there are more distinct stacks than are kept",
              over + " goroutines are in the total and in no group"));
    }
    if (cohorts.hasLostLabels()) {
      warnings.add(
          new Warning(
              Warning.Kind.TEXT_SHORTENED,
              "",
              "there are more labels than are kept",
              "some goroutines lack their labels"));
    }
  }

  private static Set<Detail> tells(TracebackCohorts cohorts) {
    Set<Detail> tells =
        EnumSet.of(
            Detail.WAIT_MINUTES,
            Detail.CREATORS,
            Detail.CHANNEL_DIRECTION,
            Detail.NIL_CHANNELS,
            Detail.REFERENCES);
    if (cohorts.hasIds()) {
      tells.add(Detail.STRAND_IDS);
    }
    if (cohorts.hasCreatorIds()) {
      tells.add(Detail.CREATOR_IDS);
    }
    return tells;
  }
}
