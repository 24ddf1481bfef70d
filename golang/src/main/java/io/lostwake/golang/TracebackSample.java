package io.lostwake.golang;

import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.Reference;
import io.lostwake.model.References;
import io.lostwake.model.Strand;
import io.lostwake.model.WaitFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what only a sample of a cohort keeps: addresses in arguments, and ancestors. */
final class TracebackSample {
  /** Addresses kept of one goroutine. */
  private static final int MAXIMUM_REFERENCES = 256;

  private static final int MAXIMUM_ANCESTRY = 64;

  /** Below this no process has memory, so it is a number. */
  private static final long LOWEST_ADDRESS = 0x1000;

  private static final Set<WaitFamily> FAMILIES =
      Set.of(WaitFamily.LOCK, WaitFamily.WAIT_GROUP, WaitFamily.CONDITION);

  private final FrameTable frames;
  private final References.Builder references = new References.Builder();

  /** References that all samples of a dump may still keep; see {@link #read}. */
  private int budget = 1 << 20;

  /** A reader of samples whose calls are in a table. */
  TracebackSample(FrameTable frames) {
    this.frames = frames;
  }

  /** Whether anything more may be kept: memory must not grow with goroutines. */
  boolean hasRoom() {
    return budget > 0;
  }

  /**
   * The goroutine in detail.
   *
   * @param base where the record starts in {@code bytes}
   */
  Strand read(
      TracebackRecord record, PlaceTable.Place place, boolean isMarked, byte[] bytes, int base) {
    ShownCalls shown = shownCalls(record, place);
    Reference waitsFor = null;
    for (int i = 0; i < shown.size(); i++) {
      int before = references.size();
      int call = shown.index(i);
      readArguments(i, bytes, base + record.argumentsFrom(call), base + record.argumentsTo(call));
      if (shown.isWaitedIn(i)) {
        waitsFor = better(waitsFor, before);
      }
    }
    List<Frame> ancestry =
        record.ancestryFrom() < 0
            ? List.of()
            : ancestry(bytes, base + record.ancestryFrom(), base + record.ancestryTo());
    budget -= 4 + references.size() + ancestry.size();
    return Strand.goroutine(
        record.id(),
        record.creatorId(),
        record.minutes(),
        isMarked,
        waitsFor,
        references.build(),
        ancestry);
  }

  private ShownCalls shownCalls(TracebackRecord record, PlaceTable.Place place) {
    ShownCalls known = place.shownCalls();
    if (known != null) {
      return known;
    }
    boolean isWaiting = FAMILIES.contains(place.counter().blockedOn().kind().family());
    ShownCalls shown = ShownCalls.of(frames.of(record), isWaiting);
    place.show(shown);
    return shown;
  }

  /** The innermost certain one, else the innermost. */
  private @Nullable Reference better(@Nullable Reference known, int first) {
    if (first == references.size() || references.get(first).position() != 0) {
      return known;
    }
    Reference candidate = references.get(first);
    return known == null || (candidate.certain() && !known.certain()) ? candidate : known;
  }

  private void readArguments(int frame, byte[] bytes, int from, int to) {
    int position = 0;
    int at = from;
    while (at < to && references.size() < MAXIMUM_REFERENCES) {
      if (bytes[at] == '_') {
        position++;
      } else if (bytes[at] == '0' && at + 1 < to && bytes[at + 1] == 'x') {
        at += 2;
        long value = 0;
        for (int digit; at < to && (digit = hexadecimal(bytes[at])) >= 0; at++) {
          value = (value << 4) | digit;
        }
        boolean isCertain = at == to || bytes[at] != '?';
        if (Long.compareUnsigned(value, LOWEST_ADDRESS) >= 0) {
          references.add(frame, position, value, isCertain);
        }
        position++;
        continue;
      }
      at++;
    }
  }

  /** The value of a digit as Go prints it, in lower case; -1 for anything else. */
  private static int hexadecimal(byte digit) {
    if (digit >= '0' && digit <= '9') {
      return digit - '0';
    }
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
  }

  private static List<Frame> ancestry(byte[] bytes, int from, int to) {
    List<Frame> ancestry = new ArrayList<>();
    int at = from;
    int callFrom = -1;
    int callTo = -1;
    while (at < to && ancestry.size() < MAXIMUM_ANCESTRY) {
      int end = at;
      while (end < to && bytes[end] != '\n') {
        end++;
      }
      int textEnd = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
      int text = at;
      while (text < textEnd && (bytes[text] == '\t' || bytes[text] == ' ')) {
        text++;
      }
      int placeEnd = text > at && callFrom >= 0 ? FrameLine.placeEnd(bytes, text, textEnd) : -1;
      if (placeEnd >= 0) {
        Frame frame =
            FrameLine.frame(
                bytes, callFrom, FrameLine.nameEnd(bytes, callFrom, callTo), text, placeEnd);
        if (frame.origin() != Origin.RUNTIME) {
          ancestry.add(frame);
        }
      }
      callFrom = text == at && textEnd > at ? at : -1;
      callTo = textEnd;
      at = end + 1;
    }
    return ancestry;
  }
}
