package io.lostwake.golang;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a goroutine in the words of tools and people. It is turned into the header that
 * the runtime would have printed.
 *
 * <pre>
 * [Goroutine 7 in state chan send, with main.send on top of the stack:     goleak
 * goroutine 9 [select, 29 minutes]: 235 times: [[9, 12, 17]                goroutine-inspect
 * 48 goroutines [semacquire, 4 minutes]:
 * Leaked goroutine: goroutine 2738 [select]:
 * goroutine 12 [semacquire, 5 minutes]: holds the lock of the room          people
 * 3 instances of:
 * </pre>
 */
final class HeaderDialect {
  private static final long GOROUTINE =
      LineScanner.word("oroutine".getBytes(StandardCharsets.US_ASCII), 0);
  private static final long INSTANCES =
      LineScanner.word(" instance".getBytes(StandardCharsets.US_ASCII), 0);

  private static final String TOP = " on top of the stack:";
  private static final Pattern GOLEAK =
      Pattern.compile("Goroutine (\\d{1,20}|[NX?*#_]{1,20}) in state (.*), with .*" + TOP + "$");
  private static final Pattern TIMES =
      Pattern.compile("(goroutine (?:\\d{1,20}|[NX?*#_]{1,20}) .*\\]:) *(\\d{1,10}) times: *(.*)$");
  private static final Pattern COUNTED =
      Pattern.compile("(?:^|[^\\w.])(\\d{1,10}) goroutines? (\\[.*\\].*:)$");
  private static final Pattern NOTED =
      Pattern.compile("^(goroutine \\d{1,20} \\[[^\\]]{1,80}\\]:) +\\S");
  private static final Pattern INSTANCES_OF = Pattern.compile("^(\\d{1,10}) instances? of:$");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final long[] NO_IDS = {};

  private final byte[] header;
  private final int length;
  private final long count;
  private final long[] ids;
  private final boolean isProvisional;

  private HeaderDialect(byte[] header, long count, long[] ids, boolean isProvisional) {
    this.header = Arrays.copyOf(header, header.length + LineScanner.PADDING);
    this.length = header.length;
    this.count = count;
    this.ids = ids;
    this.isProvisional = isProvisional;
  }

  /** The runtime's header, with {@link LineScanner#PADDING} bytes after it. */
  byte[] header() {
    return header;
  }

  /** The length of the header. */
  int length() {
    return length;
  }

  /** How many goroutines it stands for, at least 1. */
  long count() {
    return count;
  }

  /** The ids of the goroutines, as far as they are told and there are more than one. */
  long[] ids() {
    return ids;
  }

  /** Whether the runtime's own header may follow and then counts instead. */
  boolean isProvisional() {
    return isProvisional;
  }

  /** A header whose goroutine says nothing of itself. */
  static HeaderDialect unknown() {
    return of("goroutine N []:", 1, NO_IDS, false);
  }

  /**
   * The header in a line that begins with none; null when there is none.
   *
   * @param from start of the line; 8 bytes more than the line must be readable
   */
  static @Nullable HeaderDialect in(byte[] bytes, int from, int to) {
    int word = indexOf(bytes, from, to, GOROUTINE);
    if (word < 0) {
      return indexOf(bytes, from, Math.min(to, from + 24), INSTANCES) < 0
          ? null
          : instances(text(bytes, from, to));
    }
    String line = text(bytes, from, to);
    HeaderDialect goleak = goleak(line);
    if (goleak != null) {
      return goleak;
    }
    Matcher times = TIMES.matcher(line);
    if (times.find()) {
      return counted(times.group(1), times.group(2), times.group(3));
    }
    Matcher counted = COUNTED.matcher(line);
    if (counted.find()) {
      return counted("goroutine N " + counted.group(2), counted.group(1), "");
    }
    Matcher noted = NOTED.matcher(line);
    if (noted.find()) {
      return of(noted.group(1), 1, NO_IDS, false);
    }
    int start = line.lastIndexOf("goroutine ");
    return start < 0 ? null : of(line.substring(start), 1, NO_IDS, false);
  }

  private static @Nullable HeaderDialect goleak(String line) {
    if (!line.endsWith(TOP)) {
      return null;
    }
    Matcher matcher = GOLEAK.matcher(line);
    if (!matcher.find()) {
      return null;
    }
    String start = "goroutine " + matcher.group(1) + " [";
    String state = matcher.group(2);
    // goleak takes off the bracket at the end only: Go 1.27 prints labels behind it.
    int bracket = state.indexOf(']');
    String header = bracket < 0 ? start + state + "]:" : start + state;
    return of(header.endsWith(":") ? header : header + ":", 1, NO_IDS, true);
  }

  private static @Nullable HeaderDialect instances(String line) {
    Matcher matcher = INSTANCES_OF.matcher(line);
    return matcher.find() && isBelievable(matcher.group(1))
        ? of("goroutine N []:", Long.parseLong(matcher.group(1)), NO_IDS, true)
        : null;
  }

  private static @Nullable HeaderDialect counted(String header, String count, String ids) {
    if (!isBelievable(count)) {
      return null;
    }
    long goroutines = Long.parseLong(count);
    long[] told =
        NUMBER
            .matcher(ids)
            .results()
            .limit(Math.min(goroutines, LineScanner.MAXIMUM_LINE))
            .mapToLong(id -> Long.parseLong(id.group()))
            .toArray();
    return of(header, goroutines, told, false);
  }

  private static boolean isBelievable(String count) {
    long goroutines = Long.parseLong(count);
    return goroutines > 0 && goroutines <= ProfileTally.LARGEST_COUNT;
  }

  private static HeaderDialect of(String header, long count, long[] ids, boolean isProvisional) {
    return new HeaderDialect(
        header.getBytes(StandardCharsets.ISO_8859_1), count, ids, isProvisional);
  }

  /** Where 8 bytes stand in a line; -1 when they do not. Lines of logs are many and come here. */
  private static int indexOf(byte[] bytes, int from, int to, long word) {
    for (int i = from; i <= to - Long.BYTES; i++) {
      if (LineScanner.word(bytes, i) == word) {
        return i;
      }
    }
    return -1;
  }

  /** Every byte as one character, so that the header's bytes stay what they are. */
  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
  }
}
