package io.lostwake.golang;

import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.Reference;
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

  /** Functions whose first argument is what the goroutine waits for. */
  private static final Set<String> WAITING_FUNCTIONS =
      Set.of(
          "sync.(*Mutex).Lock",
          "sync.(*Mutex).lockSlow",
          "internal/sync.(*Mutex).Lock",
          "internal/sync.(*Mutex).lockSlow",
          "sync.(*RWMutex).Lock",
          "sync.(*RWMutex).RLock",
          "sync.(*WaitGroup).Wait",
          "sync.runtime_notifyListWait",
          "sync.(*Cond).Wait");

  private static final Set<WaitFamily> FAMILIES =
      Set.of(WaitFamily.LOCK, WaitFamily.WAIT_GROUP, WaitFamily.CONDITION);

  private final FrameTable frames;

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
  Strand read(TracebackRecord record, WaitFamily family, boolean isMarked, byte[] bytes, int base) {
    List<Frame> all = new ArrayList<>(record.calls());
    for (int i = 0; i < record.calls(); i++) {
      all.add(frames.get(record.call(i)));
    }
    GoroutineStack stack = new GoroutineStack(all);
    List<Reference> references = new ArrayList<>();
    Reference waitsFor = null;
    boolean isWaiting = FAMILIES.contains(family);
    int index = 0;
    for (int i = 0; i < all.size(); i++) {
      if (!stack.isShown(i)) {
        continue;
      }
      int before = references.size();
      readArguments(
          references, index, bytes, base + record.argumentsFrom(i), base + record.argumentsTo(i));
      String function = all.get(i).function();
      isWaiting &= function.startsWith("sync.") || function.startsWith("internal/sync.");
      if (isWaiting && WAITING_FUNCTIONS.contains(function)) {
        waitsFor = better(waitsFor, references, before);
      }
      index++;
    }
    List<Frame> ancestry =
        record.ancestryFrom() < 0
            ? List.of()
            : ancestry(bytes, base + record.ancestryFrom(), base + record.ancestryTo());
    budget -= 4 + references.size() + ancestry.size();
    return new Strand(
        record.id(),
        record.creatorId(),
        record.minutes(),
        isMarked,
        waitsFor,
        references,
        ancestry);
  }

  /** The innermost certain one, else the innermost. */
  private static @Nullable Reference better(
      @Nullable Reference known, List<Reference> references, int first) {
    if (first == references.size() || references.get(first).position() != 0) {
      return known;
    }
    Reference candidate = references.get(first);
    return known == null || (candidate.certain() && !known.certain()) ? candidate : known;
  }

  private static void readArguments(
      List<Reference> references, int frame, byte[] bytes, int from, int to) {
    int position = 0;
    int at = from;
    while (at < to && references.size() < MAXIMUM_REFERENCES) {
      if (bytes[at] == '_') {
        position++;
      } else if (bytes[at] == '0' && at + 1 < to && bytes[at + 1] == 'x') {
        at += 2;
        long value = 0;
        while (at < to && Character.digit(bytes[at], 16) >= 0) {
          value = (value << 4) | Character.digit(bytes[at++], 16);
        }
        boolean isCertain = at == to || bytes[at] != '?';
        if (Long.compareUnsigned(value, LOWEST_ADDRESS) >= 0) {
          references.add(new Reference(frame, position, value, isCertain));
        }
        position++;
        continue;
      }
      at++;
    }
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
