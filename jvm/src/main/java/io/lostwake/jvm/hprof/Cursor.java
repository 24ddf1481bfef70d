package io.lostwake.jvm.hprof;

import java.io.IOException;

/// Reads a range of a dump from front to back through a window.
final class Cursor {
  private static final int WINDOW = 1 << 18;

  private final DumpFile file;
  private final int idSize;
  private byte[] window;
  private long windowStart;
  private int filled;
  private int at;
  private long end;

  Cursor(DumpFile file, int idSize) {
    this.file = file;
    this.idSize = idSize;
    this.window = new byte[(int) Math.min(WINDOW, file.size())];
    this.end = file.size();
  }

  /// Goes to a range. What is behind the end of the file does not belong to it.
  void seek(long start, long end) {
    this.end = Math.min(end, file.size());
    if (start >= windowStart && start <= windowStart + filled) {
      at = (int) (start - windowStart);
    } else {
      windowStart = start;
      filled = 0;
      at = 0;
    }
  }

  /// Where the next byte is in the file.
  long position() {
    return windowStart + at;
  }

  /// Where the range ends.
  long end() {
    return end;
  }

  /// Whether the range has so many more bytes.
  boolean has(long bytes) {
    return bytes <= end - position();
  }

  /// Makes the next bytes lie in the window together. The range must have them.
  ///
  /// @param bytes at most 64 KiB
  /// @return where they start in the window
  int need(int bytes) throws IOException {
    if (filled - at < bytes) {
      fill(bytes);
    }
    return at;
  }

  /// The bytes that are at hand; another array after every [#need(int)].
  byte[] window() {
    return window;
  }

  /// Goes over bytes, read or not.
  void skip(long bytes) {
    if (bytes <= filled - at) {
      at += (int) bytes;
    } else {
      windowStart += at + bytes;
      at = 0;
      filled = 0;
    }
  }

  int u1() throws IOException {
    int from = need(1);
    at++;
    return window[from] & 0xff;
  }

  int u2() throws IOException {
    int from = need(2);
    at += 2;
    return BigEndian.u2(window, from);
  }

  int i4() throws IOException {
    int from = need(4);
    at += 4;
    return BigEndian.i4(window, from);
  }

  long u4() throws IOException {
    return i4() & 0xffff_ffffL;
  }

  long id() throws IOException {
    int from = need(idSize);
    at += idSize;
    return BigEndian.id(window, from, idSize);
  }

  private void fill(int bytes) throws IOException {
    int kept = filled - at;
    System.arraycopy(window, at, window, 0, kept);
    windowStart += at;
    at = 0;
    filled = kept;
    int wanted = (int) Math.min(window.length, file.size() - windowStart);
    if (wanted < bytes) {
      throw new IllegalStateException("asked for bytes behind the end");
    }
    file.read(windowStart + kept, window, kept, wanted - kept);
    filled = wanted;
  }
}
