package io.lostwake.golang;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the lines of a stream of any size. A line is seen in place, in {@link #buffer}, without its
 * line end ({@code \n} or {@code \r\n}). Bytes from the {@linkplain #pin pin} on stay in the buffer
 * when more is read, so that a record can be looked at again once it is complete.
 */
final class LineScanner {
  /** How much of one line is kept. The longest line of a real dump is a header with labels. */
  static final int MAXIMUM_LINE = 64 << 10;

  /** How far the pin may lie before the current line. */
  static final int MAXIMUM_PINNED = 256 << 10;

  /** Readable bytes after the last valid one, so that words of 8 bytes may be read anywhere. */
  static final int PADDING = 16;

  private static final int CAPACITY = 1 << 20;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long NEWLINES = LOW_BITS * '\n';

  private final InputStream input;
  private final byte[] buffer = new byte[CAPACITY + PADDING];
  private int limit;
  private int pin;
  private int start;
  private int end;
  private int next;
  private boolean isPinned;
  private boolean isTerminated;
  private boolean isShortened;
  private long number;
  private long bytesRead;

  /** Lines of a stream, which is not closed. */
  LineScanner(InputStream input) {
    this.input = input;
    buffer[0] = '\n';
  }

  /** The 8 bytes from an index on, the first one lowest. */
  static long word(byte[] bytes, int index) {
    return (long) WORDS.get(bytes, index);
  }

  /** Where the current line is; valid until {@link #next}. Readable for {@link #PADDING} more. */
  byte[] buffer() {
    return buffer;
  }

  /** Index of the current line's first byte. */
  int start() {
    return start;
  }

  /** Index after the current line's last byte. */
  int end() {
    return end;
  }

  /** 1-based number of the current line. */
  long number() {
    return number;
  }

  /** Whether the current line has a line end: false only for the last one of a stream. */
  boolean isTerminated() {
    return isTerminated;
  }

  /** Whether the current line was longer than {@link #MAXIMUM_LINE}. */
  boolean isShortened() {
    return isShortened;
  }

  /** Bytes taken from the stream so far. */
  long bytesRead() {
    return bytesRead;
  }

  /** Index of the pin; the same byte may have another index after {@link #next}. */
  int pin() {
    return pin;
  }

  /** Keeps the current line and what follows until the pin is set again or taken away. */
  void pinHere() {
    pin = start;
    isPinned = true;
  }

  /** Whether so much follows the pin that it must be set again before the next line. */
  boolean isPinnedTooFar() {
    return isPinned && start - pin > MAXIMUM_PINNED;
  }

  /** Keeps nothing but the current line. */
  void unpin() {
    isPinned = false;
  }

  /** Steps to the next line; false at the end of the stream. */
  boolean next() throws IOException {
    int from = next;
    int newline = newlineFrom(from);
    if (newline >= limit || newline - from > MAXIMUM_LINE) {
      return slowNext();
    }
    start = from;
    next = newline + 1;
    end = newline > from && buffer[newline - 1] == '\r' ? newline - 1 : newline;
    isTerminated = true;
    isShortened = false;
    number++;
    return true;
  }

  /** Index of the first newline from an index on; the limit if there is none before it. */
  private int newlineFrom(int from) {
    // A newline always stands at the limit, so the loop needs no other end.
    byte[] bytes = buffer;
    for (int i = from; ; i += Long.BYTES) {
      long word = (long) WORDS.get(bytes, i) ^ NEWLINES;
      long found = (word - LOW_BITS) & ~word & HIGH_BITS;
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
  }

  private boolean slowNext() throws IOException {
    isShortened = false;
    int newline = newlineFrom(next);
    while (newline >= limit) {
      if (limit - next > MAXIMUM_LINE) {
        isShortened = true;
        limit = next + MAXIMUM_LINE;
      }
      makeRoom();
      int searched = limit;
      if (!fill()) {
        return lastLine();
      }
      newline = newlineFrom(searched);
    }
    start = next;
    next = newline + 1;
    isShortened |= newline - start > MAXIMUM_LINE;
    end = newline > start && buffer[newline - 1] == '\r' ? newline - 1 : newline;
    end = Math.min(end, start + MAXIMUM_LINE);
    isTerminated = true;
    number++;
    return true;
  }

  private boolean lastLine() {
    start = next;
    end = limit;
    next = limit;
    isTerminated = false;
    if (start == end) {
      return false;
    }
    number++;
    return true;
  }

  /** Drops what is neither pinned nor part of the next line, when the buffer is half full. */
  private void makeRoom() {
    if (limit < CAPACITY / 2) {
      return;
    }
    int keep = isPinned ? pin : next;
    System.arraycopy(buffer, keep, buffer, 0, limit - keep);
    pin -= keep;
    next -= keep;
    limit -= keep;
  }

  private boolean fill() throws IOException {
    int room = CAPACITY - limit;
    if (room <= 0) {
      throw new IllegalStateException("more than " + MAXIMUM_PINNED + " bytes are pinned");
    }
    int read = input.read(buffer, limit, room);
    if (read > 0) {
      limit += read;
      bytesRead += read;
    }
    buffer[limit] = '\n';
    return read > 0;
  }
}
