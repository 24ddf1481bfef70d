package io.lostwake.golang;

import io.lostwake.model.CohortCounter;
import io.lostwake.model.CohortTable;
import io.lostwake.model.Frame;
import io.lostwake.model.Stack;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitFamily;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the goroutines of a traceback at their places. */
final class TracebackCohorts {
  private static final int MAXIMUM_REASONS = 1024;
  private static final int MAXIMUM_REASON_BYTES = 64 << 10;

  /** Goroutines kept in detail of all places, before each keeps only the fewest. */
  private static final int MANY_SAMPLES = 8192;

  private static final int FEWEST_SAMPLES = 8;

  private final CohortTable table;
  private final FrameTable frames;
  private final TracebackSample samples;
  private final LabelTable labels = new LabelTable();
  private final PlaceTable places = new PlaceTable();
  private final ByteStringTable reasonNumbers =
      new ByteStringTable(MAXIMUM_REASONS, MAXIMUM_REASON_BYTES);
  private final List<Reason> reasons = new ArrayList<>();
  private boolean hasMarks;
  private boolean hasIds;
  private boolean hasCreatorIds;
  private boolean hasGoroutineWithoutCalls;

  /** The words in a header's bracket, up to the first comma. */
  private record Reason(String text, WaitFamily family, boolean isMarked) {
    static Reason of(String words) {
      // "(scan)" says that the collector is looking at the stack right now.
      String unscanned = words.replace(" (scan)", "");
      String text = unscanned.replace(" (leaked)", "");
      return new Reason(
          text, WaitReasons.kindOf(text).family(), text.length() < unscanned.length());
    }
  }

  /** No goroutine yet. */
  TracebackCohorts(int maximumPlaces) {
    table = new CohortTable(maximumPlaces);
    frames = new FrameTable(table);
    samples = new TracebackSample(frames);
  }

  /** The calls seen so far. */
  FrameTable frames() {
    return frames;
  }

  /** What was counted. */
  CohortTable table() {
    return table;
  }

  /** Whether a goroutine carries the runtime's mark of the lost. */
  boolean hasMarks() {
    return hasMarks;
  }

  /** Whether a goroutine's id is told. */
  boolean hasIds() {
    return hasIds;
  }

  /** Whether a creator's id is told. */
  boolean hasCreatorIds() {
    return hasCreatorIds;
  }

  /** Whether a goroutine without any call was added. */
  boolean hasGoroutineWithoutCalls() {
    return hasGoroutineWithoutCalls;
  }

  /** Whether labels were left out because there were too many. */
  boolean hasLostLabels() {
    return labels.isExhausted();
  }

  /**
   * The number of a state or wait reason; {@link ByteStringTable#UNKNOWN} when there are too many.
   */
  int reason(byte[] bytes, int from, int to) {
    int number = reasonNumbers.find(bytes, from, to);
    if (number < 0) {
      number = reasonNumbers.add(bytes, from, to);
      if (number >= 0) {
        reasons.add(Reason.of(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
      }
    }
    return number;
  }

  /**
   * Adds a goroutine.
   *
   * @param base where the record starts in {@code bytes}
   */
  void add(TracebackRecord record, byte[] bytes, int base) {
    hasIds |= record.id() != 0;
    hasCreatorIds |= record.creatorId() != 0;
    hasGoroutineWithoutCalls |= record.calls() == 0;
    boolean isMarked = !record.isPlaceLost() && reasons.get(record.reason()).isMarked();
    hasMarks |= isMarked;
    PlaceTable.Place place = place(record);
    if (place == null) {
      table.addOverLimit(record.count());
      return;
    }
    CohortCounter counter = place.counter();
    counter.add(record.id(), record.creatorId(), record.minutes(), isMarked);
    if (record.count() > 1) {
      addOthers(counter, record, isMarked);
    }
    if (record.isLockedToThread()) {
      counter.addLockedToThread();
    }
    if (!record.hasDetails()) {
      return;
    }
    if (record.labelsFrom() < record.labelsTo()) {
      labels.count(place, bytes, base + record.labelsFrom(), base + record.labelsTo());
    }
    if (counter.wantsSample() && wantsSample(counter) && samples.hasRoom()) {
      counter.addSample(samples.read(record, place, isMarked, bytes, base));
    }
  }

  /** Where there are many places, fewer goroutines of each are kept in detail. */
  private boolean wantsSample(CohortCounter counter) {
    return counter.count() <= Math.max(FEWEST_SAMPLES, MANY_SAMPLES / Math.max(1, places.size()));
  }

  /** The goroutines that a record stands for beside the one that was added. */
  private static void addOthers(CohortCounter counter, TracebackRecord record, boolean isMarked) {
    long others = record.count() - 1;
    if (record.maximumMinutes() > record.minutes()) {
      counter.add(0, 0, record.maximumMinutes(), isMarked);
      others--;
    }
    for (long id : record.ids()) {
      if (id != 0 && id != record.id() && others > 0) {
        counter.add(id, 0, record.minutes(), isMarked);
        others--;
      }
    }
    counter.add(others, isMarked);
  }

  private PlaceTable.@Nullable Place place(TracebackRecord record) {
    if (record.isPlaceLost()) {
      return null;
    }
    PlaceTable.Place known = places.find(record.key(), record.keyLength());
    if (known != null) {
      return known;
    }
    List<GoroutineCall> calls = frames.of(record);
    List<Frame> all = calls.stream().map(GoroutineCall::frame).toList();
    Wait blockedOn = WaitReasons.of(reasons.get(record.reason()).text(), all);
    Stack stack = new Stack(new GoroutineStack(calls).frames(), record.elided());
    Frame creator = record.hasCreator() ? frames.get(record.creator()).frame() : null;
    CohortCounter counter = table.at(stack, blockedOn, creator);
    return counter == null ? null : places.add(record.key(), record.keyLength(), counter);
  }
}
