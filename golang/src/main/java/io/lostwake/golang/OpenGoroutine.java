package io.lostwake.golang;

import io.lostwake.golang.log.AsciiText;

/**
 * The goroutine of a traceback that is being read: its record, the call whose file is still to
 * come, and what its lines left open. It is counted when it is finished.
 */
final class OpenGoroutine {
  private static final int NONE = -1;
  private static final long[] NO_IDS = {};

  private final LineScanner lines;
  private final TracebackWarnings warnings;
  private final TracebackCohorts cohorts;
  private final GoroutineHeader header = new GoroutineHeader();
  private final TracebackRecord record = new TracebackRecord();
  private boolean isOpen;
  private boolean isStackUnavailable;

  /** Whether the runtime's own header may follow the one that was read. */
  private boolean isProvisional;

  /** Offset from the pin of a call whose file line is still to come; {@link #NONE} without one. */
  private int callFrom = NONE;

  private int callTo;
  private long callLine;

  /** No goroutine yet. */
  OpenGoroutine(LineScanner lines, TracebackWarnings warnings, TracebackCohorts cohorts) {
    this.lines = lines;
    this.warnings = warnings;
    this.cohorts = cohorts;
  }

  /**
   * Begins a goroutine whose header is a range of the current line, and finishes the one before.
   *
   * @return false if the range is no header
   */
  boolean begin(byte[] bytes, int from, int to) {
    if (!header.read(bytes, from, to, lines.isShortened())) {
      return false;
    }
    long count = finishBefore();
    lines.pinHere();
    open(bytes, lines.start());
    if (count > 1) {
      record.standsFor(count, NO_IDS);
    }
    return true;
  }

  /**
   * Begins the goroutine that a range of the current line announces in the words of a tool.
   *
   * @return false if the range has no header in it
   */
  boolean beginDialect(byte[] bytes, int from, int to) {
    HeaderDialect dialect = from < to ? HeaderDialect.in(bytes, from, to) : null;
    if (dialect == null || !header.read(dialect.header(), 0, dialect.length(), false)) {
      return false;
    }
    finishBefore();
    lines.pinHere();
    open(dialect);
    return true;
  }

  /** Begins a goroutine without a header, whose first call is the pinned line, up to an offset. */
  void beginHeadless(int firstCallTo) {
    HeaderDialect unknown = HeaderDialect.unknown();
    if (!header.read(unknown.header(), 0, unknown.length(), false)) {
      throw new IllegalStateException("the header of an unknown goroutine is none");
    }
    warnings.headless(lines.number() - 1);
    open(unknown);
    callFrom = 0;
    callTo = firstCallTo;
    callLine = lines.number() - 1;
  }

  private void open(HeaderDialect dialect) {
    open(dialect.header(), 0);
    record.loseLabels();
    record.standsFor(dialect.count(), dialect.ids());
    isProvisional = dialect.isProvisional();
  }

  private void open(byte[] bytes, int base) {
    isOpen = true;
    isStackUnavailable = false;
    if (header.hasUnknownParts()) {
      warnings.notUnderstood(lines.number());
    }
    record.begin(header, cohorts.reason(bytes, header.reasonFrom(), header.reasonTo()), base);
  }

  /**
   * Finishes the goroutine before the header that was read.
   *
   * @return how many goroutines the new one stands for: the one before may have announced it
   */
  private long finishBefore() {
    boolean isAnnouncement =
        isProvisional
            && isEmpty()
            && callFrom == NONE
            && (record.id() == 0 || record.id() == header.id());
    if (isAnnouncement) {
      isProvisional = false;
      isOpen = false;
      return record.count();
    }
    finish();
    return 1;
  }

  /** Counts the goroutine, if there is one. */
  void finish() {
    if (!isOpen) {
      return;
    }
    endCallWithoutFile();
    warnings.strangeLinesWereAfter();
    // "3 instances of:" with no call after it was about something else.
    boolean isNone = isProvisional && record.id() == 0 && isEmpty();
    if (!isScheduler() && !isNone) {
      cohorts.add(record, lines.buffer(), lines.pin());
    }
    isProvisional = false;
    isOpen = false;
    lines.unpin();
  }

  /** Whether it is the stack of a thread's scheduler, which is not counted. */
  boolean isScheduler() {
    return header.isScheduler();
  }

  /** Whether nothing is known of it but its header. */
  boolean isEmpty() {
    return isOpen && record.calls() == 0 && !record.hasCreator();
  }

  /** Whether the call that started it is known, which is the last of its lines. */
  boolean hasCreator() {
    return record.hasCreator();
  }

  /** Says that the runtime could not print its stack. */
  void stackIsUnavailable() {
    isStackUnavailable = true;
  }

  /** Whether nothing is known of a stack that the runtime could print. */
  boolean lacksStack() {
    return isEmpty() && !isStackUnavailable;
  }

  /** Gives up the details of a goroutine that is too long to be kept whole. */
  void keepPinNear() {
    if (lines.isPinnedTooFar()) {
      lines.pinHere();
      record.loseDetails();
    }
  }

  /** Takes a line of the creators' stacks. */
  void addAncestry(int from, int to) {
    record.extendAncestry(from - lines.pin(), to - lines.pin());
  }

  /** Counts calls that were left out. */
  void addElided(int calls) {
    warnings.strangeLinesWereInside();
    record.addElided(calls);
  }

  /** Takes a range of the current line as a call, if its file follows or it cannot be otherwise. */
  void beginCall(int from, int to) {
    callFrom = from - lines.pin();
    callTo = to - lines.pin();
    callLine = lines.number();
  }

  /** Whether a call waits for its file. */
  boolean hasOpenCall() {
    return callFrom != NONE;
  }

  /** Whether what waits for its file is a call for certain. */
  boolean isOpenCallCertain() {
    byte[] bytes = lines.buffer();
    int from = lines.pin() + callFrom;
    int to = lines.pin() + callTo;
    return FrameLine.isCall(bytes, from, to)
        || AsciiText.startsWith(bytes, from, to, TracebackLine.CREATED_BY);
  }

  /** Whether what waits for its file may be a cut line. */
  boolean isOpenCallCut() {
    byte[] bytes = lines.buffer();
    int from = lines.pin() + callFrom;
    int to = lines.pin() + callTo;
    return callFrom != NONE
        && TracebackLine.joinedFile(bytes, from, to) < 0
        && !AsciiText.startsWith(bytes, from, to, "non-Go function")
        && TracebackLine.mayBeCut(bytes, from, to);
  }

  /** Ends the call before the current line, which names its file. */
  void endCall(byte[] bytes, int fileFrom, int fileEnd) {
    int from = lines.pin() + callFrom;
    int to = lines.pin() + callTo;
    callFrom = NONE;
    warnings.strangeLinesWereInside();
    if (bytes[from] == 'c' && AsciiText.startsWith(bytes, from, to, TracebackLine.CREATED_BY)) {
      int nameEnd = FrameLine.creatorEnd(bytes, from, to);
      int call = cohorts.frames().number(bytes, from, nameEnd, fileFrom, fileEnd);
      record.setCreator(call, TracebackLine.number(bytes, nameEnd, to));
    } else {
      int nameEnd = cohorts.frames().nameEnd(bytes, from, to);
      int call = cohorts.frames().number(bytes, from, nameEnd, fileFrom, fileEnd);
      record.addCall(call, nameEnd - lines.pin(), callTo);
    }
  }

  /** Ends the call before the current line, which does not name its file. */
  void endCallWithoutFile() {
    if (callFrom == NONE) {
      return;
    }
    byte[] bytes = lines.buffer();
    int from = lines.pin() + callFrom;
    int to = lines.pin() + callTo;
    int file = TracebackLine.joinedFile(bytes, from, to);
    if (file >= 0) {
      callTo = TracebackLine.withoutBlanks(bytes, from, file) - lines.pin();
      endCall(bytes, file, FrameLine.placeEnd(bytes, file, to));
    } else if (isOpenCallCertain()) {
      endCall(bytes, to, to);
    } else {
      callFrom = NONE;
      warnings.strange(callLine);
    }
  }
}
