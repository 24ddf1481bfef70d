package io.lostwake.golang.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Searches bytes, eight at a time, for what every goroutine dump has: the word `goroutine` (or
/// `Goroutine`), or the ` @ ` of a record of `debug=1`. A log of gigabytes is passed over by this
/// alone, so it does as little as possible for each word of eight bytes.
final class MarkerScan {
  /// How many bytes after the end of a searched range must be readable.
  static final int PADDING = 16;

  private static final byte[] WORD = "goroutine".getBytes(StandardCharsets.US_ASCII);
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_SEVEN = 0x7f7f7f7f7f7f7f7fL;
  private static final long ATS = LOW_BITS * '@';
  private static final long NEWLINES = LOW_BITS * '\n';

  /// For two bytes that follow each other in `goroutine`: where, counted from 1.
  private static final byte[] PAIRS = pairs();

  private MarkerScan() {}

  private static byte[] pairs() {
    byte[] pairs = new byte[1 << 16];
    for (int i = 0; i + 1 < WORD.length; i++) {
      pairs[WORD[i + 1] << 8 | WORD[i]] = (byte) (i + 1);
    }
    pairs['o' << 8 | 'G'] = 1;
    return pairs;
  }

  /// The first place from `from` on where one of the words stands whole before `to`; -1 without
  /// one. [#PADDING] more bytes must be readable.
  static int next(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i += Long.BYTES) {
      long word = (long) WORDS.get(bytes, i);
      long at = word ^ ATS;
      // Every occurrence of the nine letters has two of them at the start of some word.
      int pair = PAIRS[(int) word & 0xffff];
      if (pair != 0 || ((at - LOW_BITS) & ~at & HIGH_BITS) != 0) {
        int found = check(bytes, i, pair, from, to);
        if (found >= 0) {
          return found;
        }
      }
    }
    return -1;
  }

  private static int check(byte[] bytes, int i, int pair, int from, int to) {
    int start = i - pair + 1;
    if (pair > 0 && start >= from && start + WORD.length <= to && isWord(bytes, start)) {
      return start;
    }
    int end = Math.min(to, i + Long.BYTES);
    for (int at = Math.max(i, from + 1); at < end; at++) {
      if (bytes[at] == '@' && bytes[at - 1] == ' ' && bytes[at + 1] == ' ') {
        return at;
      }
    }
    return -1;
  }

  private static boolean isWord(byte[] bytes, int start) {
    for (int i = 1; i < WORD.length; i++) {
      if (bytes[start + i] != WORD[i]) {
        return false;
      }
    }
    return bytes[start] == 'g' || bytes[start] == 'G';
  }

  /// The first newline from `from` on; `to` when there is none before it.
  static int newline(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i += Long.BYTES) {
      long word = (long) WORDS.get(bytes, i) ^ NEWLINES;
      long found = (word - LOW_BITS) & ~word & HIGH_BITS;
      if (found != 0) {
        return Math.min(to, i + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return to;
  }

  /// How many newlines there are in a range.
  static long newlines(byte[] bytes, int from, int to) {
    long count = 0;
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long word = (long) WORDS.get(bytes, i) ^ NEWLINES;
      long others = ((word & LOW_SEVEN) + LOW_SEVEN) | word | LOW_SEVEN;
      count += ((~others >>> 7) * LOW_BITS) >>> 56;
    }
    for (; i < to; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }
}
