package io.lostwake.golang.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The bytes of a log of any size, in a window: lines where a dump may be, and nothing but a fast
/// search everywhere else. Knows the number and the offset of every line.
final class LogBytes {
  /// How much before a marker is looked at: what a crash prints before its goroutines.
  private static final int KEPT_BEFORE = 1 << 16;

  private static final int MAXIMUM_LINES_BEFORE = 512;
  private static final int CAPACITY = 1 << 20;

  /// A longer line comes in parts.
  private static final int MAXIMUM_LINE = 1 << 18;

  private final InputStream input;
  private final NearestMiss nearestMiss;
  private final byte[] buffer = new byte[CAPACITY + MarkerScan.PADDING];
  private int at;
  private int limit;
  private long offset;
  private long line = 1;
  private boolean isAtEnd;
  private boolean isInLine;
  private int searchedTo;
  private boolean isMarkerBefore;
  private int markerTo;

  private int lineFrom;
  private int lineTo;
  private long lineNumber;
  private boolean isTerminated;
  private boolean isPart;
  private boolean isContinued;

  /// A log, which is not closed.
  LogBytes(InputStream input, NearestMiss nearestMiss) {
    this.input = input;
    this.nearestMiss = nearestMiss;
  }

  /// Where the bytes are; [MarkerScan#PADDING] more than [#limit] can be read.
  byte[] buffer() {
    return buffer;
  }

  /// Index of the first byte that was not taken.
  int at() {
    return at;
  }

  /// Index after the last byte that is there.
  int limit() {
    return limit;
  }

  /// Offset of the first byte that was not taken, from the start of the log.
  long offset() {
    return offset + at;
  }

  /// Number of the line in which the first byte is that was not taken; 1 is the first.
  long number() {
    return line;
  }

  /// Whether a line begins at the first byte that was not taken.
  boolean isAtLineStart() {
    return !isInLine;
  }

  /// Index of the line's first byte.
  int lineFrom() {
    return lineFrom;
  }

  /// Index after the line's last byte, its end not included.
  int lineTo() {
    return lineTo;
  }

  /// The line's number; 1 is the first.
  long lineNumber() {
    return lineNumber;
  }

  /// Offset of the line's first byte from the start of the log.
  long lineOffset() {
    return offset + lineFrom;
  }

  /// Whether a line end follows.
  boolean isTerminated() {
    return isTerminated;
  }

  /// Whether more of the line follows.
  boolean isContinued() {
    return isContinued;
  }

  /// Whether this is not the beginning of a line.
  boolean isPart() {
    return isPart;
  }

  /// Makes sure that there is a byte to take; false at the end.
  boolean fill() throws IOException {
    return at < limit || readMore();
  }

  /// Takes whole lines.
  ///
  /// @param to index after the last of them
  /// @param lines how many
  void take(int to, long lines) {
    at = to;
    line += lines;
    isInLine = false;
  }

  /// Steps to the next line, or to the next part of one that is very long; false at the end.
  boolean nextLine() throws IOException {
    if (!fill()) {
      return false;
    }
    skipByteOrderMark();
    int newline = MarkerScan.newline(buffer, at, limit);
    while (newline == limit && limit - at <= MAXIMUM_LINE) {
      int searched = limit - at;
      if (!readMore()) {
        break;
      }
      newline = MarkerScan.newline(buffer, at + searched, limit);
    }
    isPart = isInLine;
    lineFrom = at;
    lineTo = Math.min(newline, at + MAXIMUM_LINE);
    isTerminated = newline < limit && lineTo == newline;
    isContinued = !isTerminated && (lineTo < limit || !isAtEnd);
    lineNumber = line;
    at = isTerminated ? lineTo + 1 : lineTo;
    line += isTerminated ? 1 : 0;
    isInLine = isContinued;
    return true;
  }

  private void skipByteOrderMark() {
    boolean isMark =
        offset + at == 0
            && limit >= 3
            && buffer[0] == (byte) 0xef
            && buffer[1] == (byte) 0xbb
            && buffer[2] == (byte) 0xbf;
    at += isMark ? 3 : 0;
  }

  /// Whether lines must be looked at here, because a marker is near.
  boolean isNearMarker() {
    return isMarkerBefore && at < markerTo;
  }

  /// Passes over what has no marker, up to shortly before the next one; false when there is none.
  boolean skipToMarker() throws IOException {
    isMarkerBefore = false;
    searchedTo = Math.max(searchedTo, at);
    while (true) {
      int marker = MarkerScan.next(buffer, searchedTo, limit);
      boolean isWhole = marker >= 0 && (isAtEnd || limit - marker >= Markers.MAXIMUM_LENGTH);
      if (!isWhole) {
        searchedTo = marker >= 0 ? marker : Math.max(searchedTo, limit - MarkerScan.PADDING);
        skipTo(startBefore(searchedTo));
        if (!readMore() && marker < 0) {
          skipTo(limit);
          return false;
        }
      } else if (Markers.isLikely(buffer, marker, limit)) {
        skipTo(startBefore(marker));
        isMarkerBefore = true;
        markerTo = marker + 1;
        searchedTo = marker + 1;
        return true;
      } else {
        nearestMiss.consider(this, marker);
        searchedTo = marker + 1;
      }
    }
  }

  /// The start of a line not too far before an index.
  private int startBefore(int index) {
    int from = at;
    if (index - KEPT_BEFORE > at) {
      from = index - KEPT_BEFORE;
      int newline = MarkerScan.newline(buffer, from, index);
      from = newline < index ? newline + 1 : from;
    }
    int lines = 0;
    for (int i = index - 1; i >= from; i--) {
      if (buffer[i] == '\n' && ++lines > MAXIMUM_LINES_BEFORE) {
        return i + 1;
      }
    }
    return from;
  }

  private void skipTo(int index) {
    line += MarkerScan.newlines(buffer, at, index);
    isInLine = index > at ? buffer[index - 1] != '\n' : isInLine;
    at = index;
  }

  private boolean readMore() throws IOException {
    if (isAtEnd) {
      return false;
    }
    if (limit > CAPACITY / 2) {
      System.arraycopy(buffer, at, buffer, 0, limit - at);
      offset += at;
      limit -= at;
      searchedTo -= at;
      markerTo -= at;
      at = 0;
    }
    int read = input.read(buffer, limit, CAPACITY - limit);
    isAtEnd = read < 0;
    limit += Math.max(0, read);
    Arrays.fill(buffer, limit, limit + MarkerScan.PADDING, (byte) 0);
    return read > 0;
  }
}
