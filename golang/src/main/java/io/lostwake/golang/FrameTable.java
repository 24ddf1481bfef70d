package io.lostwake.golang;

import io.lostwake.model.CohortTable;
import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The distinct calls of a traceback, each read once and known by a small number after that. */
final class FrameTable {
  private static final int MAXIMUM_FRAMES = 150_000;
  private static final int MAXIMUM_BYTES = 16 << 20;

  /**
   * The directory of a Go installation in the path of one of its own files: {@code
   * /usr/local/go1.27.4/}, {@code /usr/lib/go-1.19/}, {@code
   * toolchain@v0.0.1-go1.27.4.linux-amd64/}, {@code /Cellar/go/1.21.3/}, {@code
   * /hostedtoolcache/go/1.21.3/}.
   */
  private static final Pattern VERSION =
      Pattern.compile(
          "[/\\\\](?:toolchain@v0\\.0\\.1-)?go[-/\\\\]?(1\\.\\d{1,3}(?:\\.\\d{1,3}|(?:rc|beta)\\d{1,2})?)"
              + "(?:\\.[a-z0-9]+-[a-z0-9]+)?[/\\\\]");

  private final CohortTable cohorts;
  private final ByteStringTable numbers = new ByteStringTable(MAXIMUM_FRAMES, MAXIMUM_BYTES);
  private final List<GoroutineCall> calls = new ArrayList<>();
  private @Nullable String version;

  /** The call that last followed a call: goroutines at one place repeat each other's calls. */
  private int[] followers = new int[64];

  private int last;

  /** An empty table whose frames are shared with the cohorts. */
  FrameTable(CohortTable cohorts) {
    this.cohorts = cohorts;
  }

  /** The call of a number. */
  GoroutineCall get(int number) {
    return calls.get(number);
  }

  /** The calls of a goroutine, innermost first. */
  List<GoroutineCall> of(TracebackRecord record) {
    List<GoroutineCall> all = new ArrayList<>(record.calls());
    for (int i = 0; i < record.calls(); i++) {
      all.add(calls.get(record.call(i)));
    }
    return all;
  }

  /** The version of Go that the standard library's files tell; null when they do not. */
  @Nullable String version() {
    return version;
  }

  /**
   * The number of a call, with ranges as in {@link FrameLine#frame}; {@link
   * ByteStringTable#UNKNOWN} when there is no room for one more.
   */
  int number(byte[] bytes, int nameFrom, int nameEnd, int fileFrom, int fileEnd) {
    int guess = followers[last];
    if (numbers.isRun(guess, bytes, nameFrom, nameEnd, fileFrom, fileEnd)) {
      last = guess;
      return guess;
    }
    int number = numbers.find(bytes, nameFrom, nameEnd, fileFrom, fileEnd);
    if (number < 0) {
      number = add(bytes, nameFrom, nameEnd, fileFrom, fileEnd);
    }
    if (number >= 0) {
      followers[last] = number;
      last = number;
    }
    return number;
  }

  /**
   * Where the name of a call ends, as {@link FrameLine#nameEnd} says. Where the call that usually
   * follows stands, the line need not be searched for it.
   */
  int nameEnd(byte[] bytes, int from, int to) {
    int length = numbers.firstLength(followers[last], bytes, from, to);
    int end = from + length;
    // The name may be the beginning of a longer one: its parenthesis must open the arguments.
    boolean isName =
        length > 0
            && end < to
            && bytes[end - 1] == '('
            && bytes[to - 1] == ')'
            && (bytes[end] == '0' || bytes[end] == '.' || bytes[end] == ')' || bytes[end] == '{');
    return isName ? end : FrameLine.nameEnd(bytes, from, to);
  }

  private int add(byte[] bytes, int nameFrom, int nameEnd, int fileFrom, int fileEnd) {
    int number = numbers.add(bytes, nameFrom, nameEnd, fileFrom, fileEnd);
    if (number >= 0) {
      Frame frame = FrameLine.frame(bytes, nameFrom, nameEnd, fileFrom, fileEnd);
      calls.add(GoroutineCall.of(cohorts.intern(frame)));
      if (number == followers.length) {
        followers = Arrays.copyOf(followers, number * 2);
      }
      if (version == null) {
        version = versionIn(frame);
      }
    }
    return number;
  }

  private static @Nullable String versionIn(Frame frame) {
    if (frame.origin() != Origin.STANDARD_LIBRARY && frame.origin() != Origin.RUNTIME) {
      return null;
    }
    Matcher matcher = VERSION.matcher(frame.file());
    return matcher.find() ? matcher.group(1) : null;
  }
}
