package io.lostwake.golang;

import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import java.io.IOException;
import java.io.InputStream;

/** One reading of one traceback: decides what each line is. */
final class TracebackReading {
  private static final String CREATED_BY = "created by ";
  private static final String ORIGINATING = "[originating from goroutine ";
  private static final String ELIDED = " frames elided...";
  private static final int NONE = -1;

  private final LineScanner lines;
  private final Target target;
  private final GoroutineHeader header = new GoroutineHeader();
  private final TracebackRecord record = new TracebackRecord();
  private final TracebackWarnings warnings = new TracebackWarnings();
  private final TracebackLastWords lastWords = new TracebackLastWords();
  private final TracebackCohorts cohorts;

  private Section section = Section.OUTSIDE;
  private boolean isStackUnavailable;
  private boolean isCut;

  /** Offset from the pin of a call whose file line is still to come; {@link #NONE} without one. */
  private int callFrom = NONE;

  private int callTo;

  /** What the current line is part of. */
  private enum Section {
    OUTSIDE,
    GOROUTINE,
    ANCESTRY,
    /** {@code goroutine 0}: the stack of a thread's scheduler, in crashes. */
    SCHEDULER
  }

  TracebackReading(InputStream input, Target target, int maximumPlaces) {
    this.lines = new LineScanner(input);
    this.target = target;
    this.cohorts = new TracebackCohorts(maximumPlaces);
  }

  Snapshot read() throws IOException, UnreadableSourceException {
    String firstBytes = "";
    while (lines.next()) {
      if (firstBytes.isEmpty()) {
        firstBytes = TracebackEnd.visible(lines.buffer(), lines.start(), lines.end());
      }
      if (lines.isShortened()) {
        warnings.shortened(lines.number());
      }
      if (!lines.isTerminated()) {
        readCutLine();
      } else if (section == Section.OUTSIDE) {
        readOutside();
      } else {
        readInside();
      }
    }
    endOfInput();
    return new TracebackEnd(lines.bytesRead(), isCut, firstBytes)
        .snapshot(target, cohorts, warnings, lastWords.fatalError());
  }

  private void readOutside() {
    byte[] bytes = lines.buffer();
    int from = lines.start();
    int to = lines.end();
    if (from < to && GoroutineHeader.isLikely(bytes, from, to)) {
      if (begin(bytes, from, to)) {
        return;
      }
      if (looksLikeHeader(bytes, from, to)) {
        warnings.withoutHeader(lines.number());
      }
    }
    if (lastWords.takeLine(bytes, from, to)) {
      warnings.withoutHeader(lines.number());
    }
  }

  private void readInside() {
    byte[] bytes = lines.buffer();
    int from = lines.start();
    int to = lines.end();
    if (from == to) {
      finish();
      return;
    }
    byte first = bytes[from];
    if (first == '\t' || first == ' ') {
      readIndented(bytes, from, to);
      keepPinNear();
      return;
    }
    endCallWithoutFile();
    keepPinNear();
    if (first == 'g' && GoroutineHeader.isLikely(bytes, from, to) && begin(bytes, from, to)) {
      return;
    }
    if (first == '[' && FrameLine.startsWith(bytes, from, to, ORIGINATING)) {
      warnings.strangeLinesWereInside();
      section = section == Section.GOROUTINE ? Section.ANCESTRY : section;
    }
    if (section == Section.GOROUTINE && record.hasCreator()) {
      // Nothing but ancestors comes after the creator: go test's FAIL, or the next line of a log.
      finish();
      readOutside();
      return;
    }
    if (section == Section.GOROUTINE) {
      if (first == '.' && isElision(bytes, from, to)) {
        warnings.strangeLinesWereInside();
        record.addElided(elided(bytes, from + 3, to));
      } else {
        callFrom = from - lines.pin();
        callTo = to - lines.pin();
      }
    } else if (section == Section.ANCESTRY) {
      record.extendAncestry(from - lines.pin(), to - lines.pin());
    }
  }

  /** Gives up the details of a goroutine that is too long to be kept whole. */
  private void keepPinNear() {
    if (lines.isPinnedTooFar()) {
      lines.pinHere();
      record.loseDetails();
    }
  }

  private void readIndented(byte[] bytes, int from, int to) {
    int text = from + 1;
    while (text < to && (bytes[text] == '\t' || bytes[text] == ' ')) {
      text++;
    }
    if (text == to) {
      finish();
    } else if (section == Section.ANCESTRY) {
      record.extendAncestry(from - lines.pin(), to - lines.pin());
    } else if (section == Section.GOROUTINE) {
      int placeEnd = callFrom == NONE ? -1 : FrameLine.placeEnd(bytes, text, to);
      if (placeEnd >= 0) {
        endCall(bytes, text, placeEnd);
      } else if (callFrom != NONE && FrameLine.startsWith(bytes, text, to, "pc=0x")) {
        endCall(bytes, text, text);
      } else {
        endCallWithoutFile();
        readUnavailable(bytes, text, to);
      }
    }
  }

  private void readUnavailable(byte[] bytes, int from, int to) {
    String words = "stack unavailable";
    if (FrameLine.startsWith(bytes, Math.max(from, to - words.length()), to, words)) {
      isStackUnavailable = true;
    } else {
      warnings.strange(lines.number());
    }
  }

  private boolean begin(byte[] bytes, int from, int to) {
    if (!header.read(bytes, from, to, lines.isShortened())) {
      return false;
    }
    finish();
    lastWords.goroutineBegins();
    isStackUnavailable = false;
    if (header.hasUnknownParts()) {
      warnings.notUnderstood(lines.number());
    }
    lines.pinHere();
    int reason = cohorts.reason(bytes, header.reasonFrom(), header.reasonTo());
    record.begin(header, reason, from);
    section = header.isScheduler() ? Section.SCHEDULER : Section.GOROUTINE;
    return true;
  }

  private void finish() {
    if (section == Section.OUTSIDE) {
      return;
    }
    endCallWithoutFile();
    warnings.strangeLinesWereAfter();
    if (section != Section.SCHEDULER) {
      cohorts.add(record, lines.buffer(), lines.pin());
    }
    section = Section.OUTSIDE;
    lines.unpin();
  }

  /** Takes the call before the current line, which names its file. */
  private void endCall(byte[] bytes, int fileFrom, int fileEnd) {
    int from = lines.pin() + callFrom;
    int to = lines.pin() + callTo;
    callFrom = NONE;
    warnings.strangeLinesWereInside();
    if (bytes[from] == 'c' && FrameLine.startsWith(bytes, from, to, CREATED_BY)) {
      int nameEnd = FrameLine.creatorEnd(bytes, from, to);
      int call = cohorts.frames().number(bytes, from, nameEnd, fileFrom, fileEnd);
      record.setCreator(call, number(bytes, nameEnd, to));
    } else {
      int nameEnd = FrameLine.nameEnd(bytes, from, to);
      int call = cohorts.frames().number(bytes, from, nameEnd, fileFrom, fileEnd);
      record.addCall(call, nameEnd - lines.pin(), callTo);
    }
  }

  /** Takes the call before the current line, which does not name its file. */
  private void endCallWithoutFile() {
    if (callFrom == NONE) {
      return;
    }
    byte[] bytes = lines.buffer();
    int from = lines.pin() + callFrom;
    int to = lines.pin() + callTo;
    if (FrameLine.isCall(bytes, from, to) || FrameLine.startsWith(bytes, from, to, CREATED_BY)) {
      endCall(bytes, to, to);
    } else {
      callFrom = NONE;
      warnings.strange(lines.number() - 1);
    }
  }

  /** Takes a line that has no end: the last one of an input that was cut, or trimmed. */
  private void readCutLine() {
    byte[] bytes = lines.buffer();
    int from = lines.start();
    int to = lines.end();
    boolean isIndented = bytes[from] == '\t' || bytes[from] == ' ';
    if (GoroutineHeader.isLikely(bytes, from, to)) {
      endCallWithoutFile();
      isCut =
          begin(bytes, from, to) || section != Section.OUTSIDE || looksLikeHeader(bytes, from, to);
    } else if (section == Section.OUTSIDE) {
      lastWords.takeLine(bytes, from, to);
    } else if (isIndented) {
      int placeEnd = FrameLine.placeEnd(bytes, from, to);
      boolean isWhole = placeEnd >= 0 && FrameLine.hasOffset(bytes, placeEnd, to);
      isCut = callFrom != NONE && !isWhole;
      if (isWhole) {
        readIndented(bytes, from, to);
      }
    } else {
      endCallWithoutFile();
      isCut = mayBeCut(bytes, from, to);
      if (bytes[to - 1] == ')' && FrameLine.isCall(bytes, from, to)) {
        readInside();
      }
    }
  }

  private void endOfInput() {
    if (section == Section.GOROUTINE) {
      isCut |= callFrom != NONE && !isWholeWithoutFile();
      endCallWithoutFile();
      boolean isEmpty = record.calls() == 0 && !record.hasCreator() && !isStackUnavailable;
      isCut |= isEmpty && !cohorts.hasGoroutineWithoutCalls();
    }
    finish();
  }

  private boolean isWholeWithoutFile() {
    byte[] bytes = lines.buffer();
    int from = lines.pin() + callFrom;
    int to = lines.pin() + callTo;
    return FrameLine.startsWith(bytes, from, to, "non-Go function") || !mayBeCut(bytes, from, to);
  }

  /** Whether a line may be the beginning of something that belongs to a goroutine. */
  private static boolean mayBeCut(byte[] bytes, int from, int to) {
    return FrameLine.isCallPrefix(bytes, from, to)
        || FrameLine.startsWith(bytes, from, to, "created ")
        || FrameLine.startsWith(bytes, from, to, "[originating ")
        || FrameLine.startsWith(bytes, from, to, "...");
  }

  /** A header of another dialect, or a cut one: an id and a state. */
  private static boolean looksLikeHeader(byte[] bytes, int from, int to) {
    int at = from + "goroutine ".length();
    return at < to && ((bytes[at] >= '0' && bytes[at] <= '9') || bytes[at] == 'N');
  }

  private static boolean isElision(byte[] bytes, int from, int to) {
    return FrameLine.startsWith(bytes, Math.max(from, to - ELIDED.length()), to, ELIDED);
  }

  /** {@code 23} of {@code ...23 frames elided...}; 1 where Go before 1.21 says no number. */
  private static int elided(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at == from ? 1 : (int) Math.min(Integer.MAX_VALUE, Math.max(1, number(bytes, from, at)));
  }

  /** The digits in a range as a number; 0 when there are none or too many. */
  private static long number(byte[] bytes, int from, int to) {
    long number = 0;
    int digits = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '9') {
        number = number * 10 + bytes[i] - '0';
        digits++;
      }
    }
    return digits <= 18 ? number : 0;
  }
}
