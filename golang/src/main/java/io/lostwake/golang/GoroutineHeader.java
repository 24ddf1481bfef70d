package io.lostwake.golang;

import java.nio.charset.StandardCharsets;

/**
 * The first line of a goroutine in a traceback, as ranges of the line's bytes. One instance reads
 * many headers, because a dump has as many as goroutines.
 *
 * <p>All that Go 1.19 to 1.27 print ({@code goroutineheader} in {@code traceback.go}) and the
 * labels of CockroachDB's fork of Go are understood:
 *
 * <pre>
 * goroutine 7 gp=0xc000 m=3 mp=0xc001 [select (leaked) (scan) (durable), 5 minutes, locked to thread,
 *     synctest bubble 1 labels:{"k": "v"}] {k: v, "k 2": "v 2"}:
 * </pre>
 */
final class GoroutineHeader {
  private static final byte[] PREFIX = ascii("goroutine ");
  private static final long FIRST_WORD = LineScanner.word(PREFIX, 0);
  private static final byte[] LABELS = ascii(" labels:");
  private static final byte[] MINUTES = ascii(" minutes");
  private static final byte[] LOCKED = ascii("locked to thread");
  private static final byte[] BUBBLE = ascii("synctest bubble ");
  private static final byte[] GROUP = ascii("synctest group ");
  private static final String REDACTED = "NX?*#_";
  private static final int MAXIMUM_DIGITS = 18;

  private byte[] line = PREFIX;
  private int at;
  private int to;
  private long id;
  private boolean isIdTold;
  private int minutes;
  private int maximumMinutes;
  private boolean isLockedToThread;
  private boolean hasUnknownParts;
  private int reasonFrom;
  private int reasonTo;
  private int labelsFrom;
  private int labelsTo;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether a line begins as every header does; 16 bytes must be readable from its start. */
  static boolean isLikely(byte[] bytes, int from, int to) {
    return LineScanner.word(bytes, from) == FIRST_WORD
        && to - from > PREFIX.length
        && bytes[from + 8] == 'e'
        && bytes[from + 9] == ' ';
  }

  /** The goroutine's id; 0 when it is redacted ({@code goroutine NNNNN [select]:}). */
  long id() {
    return id;
  }

  /** Whether this is a thread's scheduler ({@code goroutine 0}), which is no goroutine. */
  boolean isScheduler() {
    return isIdTold && id == 0;
  }

  /** Blocked for at least so many minutes; -1 when the header does not tell. */
  int minutes() {
    return minutes;
  }

  /**
   * The most that one of its goroutines was blocked for, where it stands for several ({@code 26~34
   * minutes}); else as {@link #minutes}.
   */
  int maximumMinutes() {
    return maximumMinutes;
  }

  /** Whether it holds an operating-system thread. */
  boolean isLockedToThread() {
    return isLockedToThread;
  }

  /** Whether the bracket holds something that no Go up to 1.27 prints. */
  boolean hasUnknownParts() {
    return hasUnknownParts;
  }

  /** Where the state or wait reason starts; the marks {@code (leaked)} and so on belong to it. */
  int reasonFrom() {
    return reasonFrom;
  }

  /** Where the state or wait reason ends. */
  int reasonTo() {
    return reasonTo;
  }

  /** Where the labels start, without braces; equal to {@link #labelsTo} when there are none. */
  int labelsFrom() {
    return labelsFrom;
  }

  /** Where the labels end. */
  int labelsTo() {
    return labelsTo;
  }

  /**
   * Reads a line that {@link #isLikely} a header.
   *
   * @param isShortened whether only the start of the line is there; then what is read up to the end
   *     of the state must do
   * @return false if it is none, or one that was cut
   */
  boolean read(byte[] bytes, int from, int end, boolean isShortened) {
    line = bytes;
    to = end;
    while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == '\t')) {
      to--;
    }
    at = from + PREFIX.length;
    minutes = -1;
    maximumMinutes = -1;
    isLockedToThread = false;
    hasUnknownParts = false;
    labelsFrom = from;
    labelsTo = from;
    return readId() && readReason() && ((readFlags() && readEnd()) || isShortened);
  }

  private boolean readId() {
    int from = at;
    long number = 0;
    while (at < to && isDigit(line[at])) {
      number = number * 10 + line[at] - '0';
      at++;
    }
    int digits = at - from;
    isIdTold = digits > 0 && digits <= MAXIMUM_DIGITS;
    id = isIdTold ? number : 0;
    if (digits == 0) {
      while (at < to && REDACTED.indexOf(line[at]) >= 0) {
        at++;
      }
    }
    if (at == from) {
      return false;
    }
    if (at + 3 < to && line[at] == ' ' && line[at + 1] == 'g' && line[at + 2] == 'p') {
      at += 3;
      while (at < to && line[at] != '[') {
        at++;
      }
      at--;
    }
    return at + 1 < to && line[at] == ' ' && line[at + 1] == '[';
  }

  private boolean readReason() {
    at += 2;
    reasonFrom = at;
    while (at < to && line[at] != ',' && line[at] != ']' && line[at] != '{') {
      at++;
    }
    reasonTo = at;
    if (at < to && line[at] == '{') {
      return readInnerLabels();
    }
    return at < to;
  }

  /** Go 1.26: {@code labels:{"k": "v"}} before the bracket is closed. */
  private boolean readInnerLabels() {
    int before = at - LABELS.length;
    if (before < reasonFrom || !matches(LABELS, before)) {
      return false;
    }
    reasonTo = Math.min(reasonTo, before);
    return readBraces();
  }

  private boolean readFlags() {
    while (at + 1 < to && line[at] == ',') {
      at++;
      if (line[at] == ' ') {
        at++;
      }
      if (at < to && line[at] == '"') {
        readQuotedPairs();
      } else if (!readFlag()) {
        return false;
      }
    }
    return at < to && line[at] == ']';
  }

  private boolean readFlag() {
    int from = at;
    while (at < to && line[at] != ',' && line[at] != ']' && line[at] != '{') {
      at++;
    }
    int flagTo = at;
    if (at < to && line[at] == '{') {
      if (!readInnerLabels()) {
        return false;
      }
      flagTo = labelsFrom - 1 - LABELS.length;
    }
    understand(from, flagTo);
    return true;
  }

  private void understand(int from, int flagTo) {
    int length = flagTo - from;
    int number = from;
    while (number < flagTo && isDigit(line[number])) {
      number++;
    }
    if (number > from && flagTo - number == MINUTES.length && matches(MINUTES, number)) {
      minutes = number(from, number);
      maximumMinutes = minutes;
    } else if (number > from && number < flagTo && line[number] == '~') {
      understandRange(from, number, flagTo);
    } else if (length == LOCKED.length && matches(LOCKED, from)) {
      isLockedToThread = true;
    } else if (!(length > BUBBLE.length && matches(BUBBLE, from))
        && !(length > GROUP.length && matches(GROUP, from))) {
      hasUnknownParts = true;
    }
  }

  /** {@code 26~34 minutes} of goroutines that are told together. */
  private void understandRange(int from, int tilde, int flagTo) {
    int number = tilde + 1;
    while (number < flagTo && isDigit(line[number])) {
      number++;
    }
    if (number > tilde + 1 && flagTo - number == MINUTES.length && matches(MINUTES, number)) {
      minutes = number(from, tilde);
      maximumMinutes = number(tilde + 1, number);
    } else {
      hasUnknownParts = true;
    }
  }

  /** CockroachDB's fork: {@code "k":"v"} after a comma, once per label. */
  private void readQuotedPairs() {
    if (labelsFrom == labelsTo) {
      labelsFrom = at;
    }
    while (at < to && line[at] != ',' && line[at] != ']') {
      skipOne();
    }
    labelsTo = at;
  }

  private boolean readEnd() {
    at++;
    if (at + 1 < to && line[at] == ' ' && line[at + 1] == '{') {
      at++;
      if (!readBraces()) {
        return false;
      }
    }
    return at == to - 1 && line[at] == ':';
  }

  private boolean readBraces() {
    at++;
    labelsFrom = at;
    while (at < to && line[at] != '}') {
      skipOne();
    }
    labelsTo = Math.min(at, to);
    at++;
    return at < to;
  }

  /** Steps over one byte or one quoted text. */
  private void skipOne() {
    if (line[at] == '"') {
      at++;
      while (at < to && line[at] != '"') {
        at += line[at] == '\\' ? 2 : 1;
      }
    }
    at++;
  }

  private int number(int from, int numberTo) {
    long number = 0;
    for (int i = from; i < numberTo; i++) {
      number = Math.min(Integer.MAX_VALUE, number * 10 + line[i] - '0');
    }
    return (int) number;
  }

  private boolean matches(byte[] text, int index) {
    if (to - index < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (line[index + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
