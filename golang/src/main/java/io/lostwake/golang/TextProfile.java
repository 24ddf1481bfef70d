package io.lostwake.golang;

import io.lostwake.model.CohortCounter;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The first goroutine profile in a text, read line by line. Takes any text: what it does not
/// understand it counts.
final class TextProfile {

  private static final String FORMAT = "debug=1";

  /// So many characters of records wait until it is known where the process parks goroutines.
  private static final long MAX_PENDING_CHARACTERS = 16L << 20;

  /// Go's own labels are a handful; a record with more keeps the first.
  private static final int MAX_LABELS = 256;

  private static final Pattern HEADER =
      Pattern.compile("([a-z]{1,40}) profile: (?:total )?(\\d{1,18})");

  private enum Section {
    BEFORE,
    GOROUTINES,
    OTHER_PROFILE,
    AFTER
  }

  private Section section = Section.BEFORE;
  private @Nullable ProfileTally tally;
  private boolean isLeakProfile;
  private long announced = -1;
  private @Nullable TextRecord current;
  private final List<TextRecord> pending = new ArrayList<>();
  private long pendingCharacters;
  private long records;
  private long impossibleCounts;
  private long otherLines;
  private long firstOtherLine;
  private long laterProfileLine;
  private long strangeLabels;

  void add(String line, long number) {
    Matcher header = line.contains(" profile: ") ? HEADER.matcher(line) : null;
    if (header != null && header.find()) {
      addHeader(header.group(1), Long.parseLong(header.group(2)), number);
      return;
    }
    if (section == Section.OTHER_PROFILE || section == Section.AFTER || line.isBlank()) {
      return;
    }
    pendingCharacters += line.length();
    TextRecord record = TextRecord.parse(line);
    if (record != null) {
      finishRecord();
      section = Section.GOROUTINES;
      current = record;
    } else if (current == null || !(addLabels(current, line) || current.addFrame(line))) {
      firstOtherLine = otherLines++ == 0 ? number : firstOtherLine;
    }
  }

  private void addHeader(String name, long total, long number) {
    finishRecord();
    boolean isOfGoroutines = name.equals("goroutine") || name.equals("goroutineleak");
    if (section == Section.GOROUTINES) {
      section = Section.AFTER;
      laterProfileLine = number;
    } else if (section != Section.AFTER) {
      section = isOfGoroutines ? Section.GOROUTINES : Section.OTHER_PROFILE;
      announced = isOfGoroutines ? total : -1;
      isLeakProfile = name.equals("goroutineleak");
    }
  }

  private boolean addLabels(TextRecord record, String line) {
    String text = TextRecord.withoutHash(line);
    if (!text.startsWith("labels: {")) {
      return false;
    }
    SequencedMap<String, String> labels = QuotedLabels.parse(text.substring("labels: ".length()));
    if (labels == null) {
      strangeLabels++;
    } else if (record.labels().size() < MAX_LABELS) {
      record.labels().putAll(labels);
    }
    return true;
  }

  private void finishRecord() {
    TextRecord record = current;
    current = null;
    if (record == null) {
      return;
    }
    records++;
    if (record.count() > ProfileTally.LARGEST_COUNT) {
      impossibleCounts++;
    } else if (record.isPhantom()) {
      tally().addPhantom(record.count());
    } else if (record.count() > 0) {
      pending.add(record);
      if (pendingCharacters > MAX_PENDING_CHARACTERS) {
        countPending();
      }
    }
  }

  private ProfileTally tally() {
    ProfileTally made = tally == null ? new ProfileTally(isLeakProfile) : tally;
    tally = made;
    return made;
  }

  private void countPending() {
    TextWaits waits = TextWaits.learnedFrom(pending, isLeakProfile);
    for (TextRecord record : pending) {
      ProfilePlace place =
          new ProfilePlace(
              ShownFrames.of(record.frames(), record.isWhole()),
              waits.of(record),
              record.isMain(),
              record.isWhole());
      CohortCounter counter = tally().add(record.count(), place);
      if (counter != null) {
        record.labels().forEach((key, value) -> counter.addLabel(key, value, record.count()));
      }
    }
    pending.clear();
    pendingCharacters = 0;
  }

  /// The snapshot of what was added.
  ///
  /// @param shortened how many lines were longer than is kept
  /// @param endsWithinLine whether the text stops without a line end
  /// @throws UnreadableSourceException if there is no goroutine in it and it is no leak profile
  Snapshot snapshot(Target target, long shortened, boolean endsWithinLine)
      throws UnreadableSourceException {
    finishRecord();
    if (records == 0 && !(isLeakProfile && announced == 0)) {
      throw new UnreadableSourceException(
          "no goroutine profile (debug=1): not one line like \"12 @ 0x46e0a1 0x40697d\" in it");
    }
    countPending();
    addLosses(shortened, endsWithinLine);
    return tally().snapshot(target, null, FORMAT);
  }

  private void addLosses(long shortened, boolean endsWithinLine) {
    if (otherLines > 0) {
      loss(
          Warning.Kind.OTHER_TEXT_SKIPPED,
          firstOtherLine,
          "%,d lines are no profile.".formatted(otherLines),
          "");
    }
    if (laterProfileLine > 0) {
      loss(
          Warning.Kind.OTHER_TEXT_SKIPPED,
          laterProfileLine,
          "Another profile begins; only the first one of goroutines was read.",
          "What it says is not in the report.");
    }
    if (endsWithinLine) {
      loss(Warning.Kind.RECORD_CUT_SHORT, 0, "The last line has no end: it may be cut.", "");
    }
    if (impossibleCounts > 0) {
      loss(
          Warning.Kind.LINE_NOT_UNDERSTOOD,
          0,
          impossibleCounts + " records have an impossible count.",
          "Their goroutines are not counted.");
    }
    if (strangeLabels > 0) {
      loss(
          Warning.Kind.LINE_NOT_UNDERSTOOD,
          0,
          strangeLabels + " lines of labels are not as Go writes them.",
          "These labels are not in the report.");
    }
    if (shortened > 0) {
      loss(Warning.Kind.TEXT_SHORTENED, 0, shortened + " lines are longer than is kept.", "");
    }
    long counted = tally().total() + tally().phantoms();
    if (announced >= 0 && announced != counted) {
      loss(
          Warning.Kind.COUNTS_DISAGREE,
          0,
          "The profile announces %,d goroutines and lists %,d.".formatted(announced, counted),
          "Counts may be lower than they were.");
    }
  }

  private void loss(Warning.Kind kind, long line, String says, String cost) {
    tally().warn(new Warning(kind, line == 0 ? "" : "line " + line, says, cost));
  }
}
