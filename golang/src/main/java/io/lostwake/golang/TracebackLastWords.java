package io.lostwake.golang;

import io.lostwake.golang.log.AsciiText;
import io.lostwake.model.FatalError;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text between goroutines: what the process died of, and whether the text is what is left of
 * goroutines whose header is lost.
 */
final class TracebackLastWords {
  private static final String FATAL = "fatal error: ";
  private static final String DEADLOCK = "fatal error: all goroutines are asleep - deadlock!";
  private static final int MAXIMUM_MESSAGE = 1000;

  /** What goleak says, in its report (v1.1.0 and later) or over each goroutine alone. */
  private static final String LEFT_OVER = "found unexpected goroutines";

  private static final String OF_GOLEAK = " on top of the stack:";

  private @Nullable FatalError candidate;
  private @Nullable FatalError fatalError;
  private boolean isInRuntimeStack;
  private boolean isAfterCall;

  /** What the process died of; null when no such line stands before a goroutine. */
  @Nullable FatalError fatalError() {
    return fatalError;
  }

  /** Takes the start of a goroutine: an error that was seen before belongs to this dump. */
  void goroutineBegins() {
    if (candidate != null) {
      fatalError = candidate;
      candidate = null;
    }
    isInRuntimeStack = false;
    isAfterCall = false;
  }

  /** Takes the line over a goroutine in another tool's words. */
  void takeHeader(byte[] bytes, int from, int to) {
    if (candidate == null && fatalError == null && endsWith(bytes, from, to, OF_GOLEAK)) {
      candidate = new FatalError(LEFT_OVER, false);
    }
  }

  /** Whether the last line was a call that may be of a goroutine whose header is lost. */
  boolean isAfterLostCall() {
    return isAfterCall && !isInRuntimeStack;
  }

  /**
   * Takes a line that belongs to no goroutine.
   *
   * @return whether it completes a call, so that a goroutine's header was lost before it
   */
  boolean takeLine(byte[] bytes, int from, int to) {
    if (from == to) {
      isInRuntimeStack = false;
      isAfterCall = false;
      return false;
    }
    if (endsWith(bytes, from, to, LEFT_OVER + ":")) {
      candidate = new FatalError(LEFT_OVER, false);
      isAfterCall = false;
      return false;
    }
    if (bytes[from] == '\t' || bytes[from] == ' ') {
      boolean isCall = isAfterCall && isPlace(bytes, from, to);
      isAfterCall = false;
      return isCall && !isInRuntimeStack;
    }
    takeText(bytes, from, to);
    isAfterCall =
        FrameLine.isCall(bytes, from, to) || AsciiText.startsWith(bytes, from, to, "created by ");
    return false;
  }

  private void takeText(byte[] bytes, int from, int to) {
    if (AsciiText.startsWith(bytes, from, to, "runtime stack:")) {
      isInRuntimeStack = true;
    } else if (AsciiText.startsWith(bytes, from, to, FATAL)
        || AsciiText.startsWith(bytes, from, to, "panic: ")
        || AsciiText.startsWithSignal(bytes, from, to)) {
      int end = Math.min(to, from + MAXIMUM_MESSAGE);
      String message = new String(bytes, from, end - from, StandardCharsets.UTF_8);
      candidate = new FatalError(message, message.equals(DEADLOCK));
    } else if (candidate != null && candidate.everyStrandAsleep() && !isInRuntimeStack) {
      // The runtime prints the goroutines right after these words. Other words in between mean
      // that they may be of another dump, and a proof must not rest on them.
      candidate = new FatalError(candidate.message(), false);
    }
  }

  private static boolean endsWith(byte[] bytes, int from, int to, String text) {
    int start = to - text.length();
    return start >= from && AsciiText.startsWith(bytes, start, to, text);
  }

  private static boolean isPlace(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (bytes[at] == '\t' || bytes[at] == ' ')) {
      at++;
    }
    return at < to && FrameLine.placeEnd(bytes, at, to) >= 0;
  }
}
