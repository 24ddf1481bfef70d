package io.lostwake.golang.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a goroutine dump begins with. [MarkerScan] finds the word `goroutine` or an `@` in a log,
/// [#isLikely] looks at the bytes around it, and [#firstIn] decides about the line. A new way to
/// write a header needs a pattern in [#HEADER] and, if it has other words, a case in [#isLikely].
public final class Markers {
  /// No header that is looked for is longer than this.
  static final int MAXIMUM_LENGTH = 128;

  private static final Pattern HEADER =
      Pattern.compile(
          "(?:\\[?G|g)oroutine (?:\\d{1,20}|[NX?*#_]{1,20})"
              + "(?: gp=[0-9a-fx]{1,18}(?: m=\\w{1,10})?(?: mp=[0-9a-fx]{1,18})?)?(?: \\[| in state )"
              + "|(?<![\\w.])\\d{1,10} goroutines \\[");
  private static final Pattern HEADER_END = Pattern.compile("[]}]:|of the stack:");
  private static final Pattern TOTAL = Pattern.compile("goroutine(?:leak)? profile: total \\d");
  private static final Pattern RECORD = Pattern.compile("(?<![\\w.])\\d{1,19} @ 0x[0-9a-f]");
  private static final Pattern BUCKET =
      Pattern.compile(
          "(?<![\\w.])\\d{1,18}: [a-zA-Z][^\\[\\]@\\n]{0,80}(?: \\[[\\d~]{1,19} minutes])?(?: \\[locked])?"
              + " \\[Created by [^\\n]{1,80} @ ");
  private static final Pattern OTHER_PROFILE =
      Pattern.compile(
          "(?m)^(?:(heap|allocs|threadcreate|block|mutex) profile: |--- (contention|mutex):)");

  private Markers() {}

  /// A place where a dump begins.
  ///
  /// @param offset of its first bytes
  record Place(DumpFormat format, int offset) {}

  /// The first place in the text; null when there is none.
  ///
  /// @param mayBeginWithRecord whether a record without a header before it counts; profiles of
  ///   other kinds have such records, too
  static @Nullable Place firstIn(String text, boolean mayBeginWithRecord) {
    int header = first(text, "oroutine", HEADER, 13);
    int total = first(text, "goroutine", TOTAL, 0);
    int record = mayBeginWithRecord ? first(text, " @ 0x", RECORD, 20) : -1;
    int profile = total < 0 || (record >= 0 && record < total) ? record : total;
    int bucket = first(text, " [Created by ", BUCKET, MAXIMUM_LENGTH);
    if (bucket >= 0 && !isBefore(header, bucket) && !isBefore(profile, bucket)) {
      return new Place(DumpFormat.PANICPARSE, bucket);
    }
    if (header < 0 && profile < 0) {
      return null;
    }
    return profile < 0 || (header >= 0 && header < profile)
        ? new Place(DumpFormat.TRACEBACK, header)
        : new Place(DumpFormat.TEXT, profile);
  }

  private static boolean isBefore(int place, int other) {
    return place >= 0 && place < other;
  }

  /// The format of the first dump in a text; null when there is none.
  public static @Nullable DumpFormat formatOf(String text) {
    Place place = firstIn(text, otherProfileIn(text) == null);
    return place == null ? null : place.format();
  }

  /// The first place in a line of a log; null when there is none. A header of a goroutine must be
  /// whole.
  static @Nullable Place inLine(String line, boolean mayBeginWithRecord) {
    Place place = firstIn(line, mayBeginWithRecord);
    if (place == null || place.format() != DumpFormat.TRACEBACK) {
      return place;
    }
    return HEADER_END.matcher(line).region(place.offset(), line.length()).find() ? place : null;
  }

  /// Whether the bytes around a word that [MarkerScan] found may be such a place. This is asked for
  /// every word `goroutine` in a log of gigabytes.
  static boolean isLikely(byte[] bytes, int marker, int to) {
    if (bytes[marker] == '@') {
      return marker >= 2
          && bytes[marker - 1] == ' '
          && (isDigit(bytes[marker - 2])
              ? AsciiText.startsWith(bytes, marker, to, "@ 0x")
              : AsciiText.startsWith(bytes, marker, to, "@ "));
    }
    int at = marker + "goroutine".length();
    if (AsciiText.startsWith(bytes, at, to, " profile: total ")
        || AsciiText.startsWith(bytes, at, to, "leak profile: total ")
        || AsciiText.startsWith(bytes, at, to, "s [")) {
      return true;
    }
    at++;
    int digits = at;
    while (at < to && (isDigit(bytes[at]) || "NX?*#_".indexOf(bytes[at]) >= 0)) {
      at++;
    }
    return at > digits
        && (AsciiText.startsWith(bytes, at, to, " [")
            || AsciiText.startsWith(bytes, at, to, " gp=")
            || AsciiText.startsWith(bytes, at, to, " in state "));
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /// The name of the Go profile of another kind that the text is; null when it is none.
  public static @Nullable String otherProfileIn(String text) {
    Matcher matcher = OTHER_PROFILE.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }

  /// Searches for plain text first: a log of gigabytes must not go through a regular expression.
  private static int first(String text, String plain, Pattern pattern, int before) {
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
    for (int at = text.indexOf(plain); at >= 0; at = text.indexOf(plain, at + 1)) {
      matcher.region(
          Math.max(0, at - before), Math.min(text.length(), at + plain.length() + MAXIMUM_LENGTH));
      if (matcher.find()) {
        return matcher.start();
      }
    }
    return -1;
  }
}
