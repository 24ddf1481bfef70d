package io.lostwake.golang;

import io.lostwake.golang.log.AsciiText;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import java.io.IOException;
import java.io.InputStream;

/**
 * One reading of one traceback: decides what each line is. What the runtime prints is recognised by
 * its first bytes; only a line that does not fit is looked at for what tools, mails and people make
 * of it ({@link HeaderDialect}, {@link TracebackLine}).
 */
final class TracebackReading {
  private final LineScanner lines;
  private final Target target;
  private final TracebackWarnings warnings = new TracebackWarnings();
  private final TracebackLastWords lastWords = new TracebackLastWords();
  private final TracebackCohorts cohorts;
  private final OpenGoroutine goroutine;

  private Section section = Section.OUTSIDE;
  private boolean hasBegun;
  private boolean isCut;

  /** Whether there are blank lines between the lines of the goroutine. */
  private boolean isSpaced;

  /** Length of the pinned line in {@link Section#HEADLESS}. */
  private int firstCallTo;

  /** What the current line is part of. */
  private enum Section {
    OUTSIDE,
    GOROUTINE,
    ANCESTRY,
    /** {@code goroutine 0}: the stack of a thread's scheduler, in crashes. */
    SCHEDULER,
    /** After a blank line that may be inside a goroutine. */
    GAP,
    /** After a call without a goroutine, which is one if its file follows. */
    HEADLESS
  }

  TracebackReading(InputStream input, Target target, int maximumPlaces) {
    this.lines = new LineScanner(input);
    this.target = target;
    this.cohorts = new TracebackCohorts(maximumPlaces);
    this.goroutine = new OpenGoroutine(lines, warnings, cohorts);
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
        endOpenQuestion();
        readCutLine();
      } else if (section == Section.OUTSIDE) {
        readOutside();
      } else {
        readInside();
      }
    }
    endOpenQuestion();
    endOfInput();
    return new TracebackEnd(lines.bytesRead(), isCut, firstBytes)
        .snapshot(target, cohorts, warnings, lastWords.fatalError());
  }

  private void readOutside() {
    byte[] bytes = lines.buffer();
    int from = lines.start();
    int to = lines.end();
    boolean isLikely = from < to && GoroutineHeader.isLikely(bytes, from, to);
    if ((isLikely && begin(bytes, from, to)) || beginDialect(bytes, from, to)) {
      return;
    }
    if (isLikely && TracebackLine.looksLikeHeader(bytes, from, to)) {
      warnings.withoutHeader(lines.number());
    }
    if (lastWords.takeLine(bytes, from, to)) {
      warnings.withoutHeader(lines.number());
    }
    if (!hasBegun && lastWords.isAfterLostCall()) {
      lines.pinHere();
      firstCallTo = to - from;
      section = Section.HEADLESS;
    }
  }

  private void readInside() {
    byte[] bytes = lines.buffer();
    int from = lines.start();
    int to = lines.end();
    if (section.compareTo(Section.GAP) >= 0 && !resume(bytes, from, to)) {
      return;
    }
    if (from == to) {
      readBlank();
      return;
    }
    byte first = bytes[from];
    if (first == '\t' || first == ' ') {
      readIndented(bytes, from, to);
    } else if (!goroutine.hasOpenCall() || !readAfterCall(bytes, from, to)) {
      readUnindented(bytes, from, to);
    }
    goroutine.keepPinNear();
  }

  private void readUnindented(byte[] bytes, int from, int to) {
    goroutine.endCallWithoutFile();
    goroutine.keepPinNear();
    if (bytes[from] == 'g' && GoroutineHeader.isLikely(bytes, from, to)) {
      if (begin(bytes, from, to)) {
        return;
      }
      if (TracebackLine.isUnavailable(bytes, from, to)) {
        goroutine.stackIsUnavailable();
        return;
      }
    }
    byte last = bytes[to - 1];
    if ((last == ':' || last == ']') && beginDialect(bytes, from, to)) {
      return;
    }
    if (section == Section.GOROUTINE
        && goroutine.hasCreator()
        && !TracebackLine.isOriginating(bytes, from, to)) {
      // Nothing but ancestors comes after the creator: go test's FAIL, or the next line of a log.
      finish();
      readOutside();
      return;
    }
    readText(bytes, from, to);
  }

  /** Takes a line of a goroutine, without its indentation, that names no file. */
  private void readText(byte[] bytes, int from, int to) {
    if (section == Section.ANCESTRY) {
      goroutine.addAncestry(from, to);
    } else if (section == Section.GOROUTINE) {
      int elided = TracebackLine.elided(bytes, from, to);
      if (elided > 0) {
        goroutine.addElided(elided);
      } else if (TracebackLine.isOriginating(bytes, from, to)) {
        warnings.strangeLinesWereInside();
        section = Section.ANCESTRY;
        goroutine.addAncestry(from, to);
      } else {
        goroutine.beginCall(from, TracebackLine.withoutBlanks(bytes, from, to));
      }
    }
  }

  /**
   * Takes a line after a call that should have named its file.
   *
   * @return false if it is no part of the call
   */
  private boolean readAfterCall(byte[] bytes, int from, int to) {
    int fileEnd = TracebackLine.fileEnd(bytes, from, to);
    if (fileEnd >= 0 && TracebackLine.joinedFile(bytes, from, to) < 0) {
      goroutine.endCall(bytes, from, fileEnd);
      return true;
    }
    if (TracebackLine.mayBegin(bytes, from, to) || !goroutine.isOpenCallCertain()) {
      return false;
    }
    warnings.strange(lines.number());
    return true;
  }

  private void readIndented(byte[] bytes, int from, int to) {
    int text = from + 1;
    while (text < to && (bytes[text] == '\t' || bytes[text] == ' ')) {
      text++;
    }
    if (text == to) {
      readBlank();
    } else if (section == Section.ANCESTRY) {
      goroutine.addAncestry(from, to);
    } else if (section == Section.GOROUTINE) {
      int placeEnd = goroutine.hasOpenCall() ? FrameLine.placeEnd(bytes, text, to) : -1;
      if (placeEnd >= 0) {
        goroutine.endCall(bytes, text, placeEnd);
      } else if (goroutine.hasOpenCall() && AsciiText.startsWith(bytes, text, to, "pc=0x")) {
        goroutine.endCall(bytes, text, text);
      } else {
        readIndentedText(bytes, text, to);
      }
    }
  }

  /** Takes an indented line that is no file: the whole goroutine may be indented. */
  private void readIndentedText(byte[] bytes, int text, int to) {
    boolean isHeader =
        GoroutineHeader.isLikely(bytes, text, to)
            ? begin(bytes, text, to)
            : beginDialect(bytes, text, to);
    if (isHeader) {
      return;
    }
    if (TracebackLine.isUnavailable(bytes, text, to)) {
      goroutine.endCallWithoutFile();
      goroutine.stackIsUnavailable();
    } else if (TracebackLine.isPart(bytes, text, to) && !goroutine.hasCreator()) {
      goroutine.endCallWithoutFile();
      readText(bytes, text, to);
      if (TracebackLine.joinedFile(bytes, text, to) >= 0) {
        goroutine.endCallWithoutFile();
      }
    } else {
      warnings.strange(lines.number());
    }
  }

  private boolean begin(byte[] bytes, int from, int to) {
    boolean isHeader = goroutine.begin(bytes, from, to);
    if (isHeader) {
      hasBegun();
    }
    return isHeader;
  }

  private boolean beginDialect(byte[] bytes, int from, int to) {
    boolean isHeader = goroutine.beginDialect(bytes, from, to);
    if (isHeader) {
      lastWords.takeHeader(bytes, from, to);
      hasBegun();
    }
    return isHeader;
  }

  private void hasBegun() {
    lastWords.goroutineBegins();
    hasBegun = true;
    isSpaced = false;
    section = goroutine.isScheduler() ? Section.SCHEDULER : Section.GOROUTINE;
  }

  private void finish() {
    goroutine.finish();
    section = Section.OUTSIDE;
  }

  /** Takes a blank line, which ends a goroutine unless every second line is blank. */
  private void readBlank() {
    if (section == Section.GOROUTINE
        && (isSpaced || goroutine.hasOpenCall() || goroutine.isEmpty())) {
      section = Section.GAP;
    } else {
      finish();
    }
  }

  /**
   * Decides by the current line what the one before was part of.
   *
   * @return whether the current line is inside a goroutine
   */
  private boolean resume(byte[] bytes, int from, int to) {
    int text = from;
    while (text < to && TracebackLine.isBlank(bytes[text])) {
      text++;
    }
    boolean isFile =
        text > from
            ? text < to && FrameLine.placeEnd(bytes, text, to) >= 0
            : text < to && TracebackLine.fileEnd(bytes, text, to) >= 0;
    boolean isInside =
        (section == Section.HEADLESS || goroutine.hasOpenCall())
            ? isFile
            : text < to && TracebackLine.isPart(bytes, text, to) && !goroutine.hasCreator();
    if (section == Section.GAP && from < to && GoroutineHeader.isLikely(bytes, from, to)) {
      section = Section.GOROUTINE;
      return true;
    }
    if (!isInside) {
      endOpenQuestion();
      readOutside();
      return false;
    }
    if (section == Section.HEADLESS) {
      goroutine.beginHeadless(firstCallTo);
      hasBegun();
    } else {
      section = Section.GOROUTINE;
      isSpaced = true;
    }
    return true;
  }

  /** Settles what waited for a line that is not there. */
  private void endOpenQuestion() {
    if (section == Section.GAP) {
      finish();
    } else if (section == Section.HEADLESS) {
      section = Section.OUTSIDE;
      lines.unpin();
    }
  }

  /** Takes a line that has no end: the last one of an input that was cut, or trimmed. */
  private void readCutLine() {
    byte[] bytes = lines.buffer();
    int from = lines.start();
    int to = lines.end();
    if (GoroutineHeader.isLikely(bytes, from, to)) {
      goroutine.endCallWithoutFile();
      isCut =
          begin(bytes, from, to)
              || section != Section.OUTSIDE
              || TracebackLine.looksLikeHeader(bytes, from, to);
    } else if (section == Section.OUTSIDE) {
      isCut = beginDialect(bytes, from, to);
      lastWords.takeLine(bytes, from, to);
    } else if (TracebackLine.isBlank(bytes[from])) {
      int placeEnd = FrameLine.placeEnd(bytes, from, to);
      boolean isWhole = placeEnd >= 0 && FrameLine.hasOffset(bytes, placeEnd, to);
      isCut = goroutine.hasOpenCall() && !isWhole;
      if (isWhole) {
        readIndented(bytes, from, to);
      }
    } else {
      goroutine.endCallWithoutFile();
      isCut = TracebackLine.mayBeCut(bytes, from, to);
      if (bytes[to - 1] == ')' && FrameLine.isCall(bytes, from, to)) {
        readInside();
      }
    }
  }

  private void endOfInput() {
    if (section == Section.GOROUTINE) {
      isCut |= goroutine.isOpenCallCut();
      goroutine.endCallWithoutFile();
      isCut |= goroutine.lacksStack() && !cohorts.hasGoroutineWithoutCalls();
    }
    finish();
  }
}
