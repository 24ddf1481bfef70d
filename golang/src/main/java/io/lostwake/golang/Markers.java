package io.lostwake.golang;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds where in a text a goroutine dump begins, or what other dump begins there.
final class Markers {
  /// No header that is looked for is longer than this.
  static final int MAXIMUM_LENGTH = 128;

  private static final Pattern HEADER =
      Pattern.compile(
          "oroutine (?:\\d{1,20}|[NX?*#_]{1,20})(?: gp=[0-9a-fx]{1,18}(?: m=\\w{1,10})?(?: mp=[0-9a-fx]{1,18})?)?"
              + "(?: \\[| in state )|oroutines \\[");
  private static final Pattern TOTAL = Pattern.compile("goroutine(?:leak)? profile: total \\d");
  private static final Pattern RECORD = Pattern.compile("(?<![\\w.])\\d{1,19} @ 0x[0-9a-f]");
  private static final Pattern BUCKET =
      Pattern.compile(
          "(?m)^\\d{1,18}: [a-zA-Z][^\\[\\]@\\n]{0,80}(?: \\[[\\d~]{1,19} minutes])?(?: \\[locked])?"
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
    int header = first(text, "oroutine", HEADER, 0);
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

  /// The name of the Go profile of another kind that the text is; null when it is none.
  static @Nullable String otherProfileIn(String text) {
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
