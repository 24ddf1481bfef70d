package io.lostwake.golang;

import io.lostwake.golang.log.AsciiText;
import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import java.nio.charset.StandardCharsets;

/**
 * The two lines of a call in a traceback: {@code main.f(0x1, {0xc000, 0x3})} and {@code
 * <tab>/app/main.go:26 +0x1d fp=0xc000 sp=0xc008 pc=0x47b64f}. Ranges of bytes in, so that a call
 * that was seen before costs no objects.
 */
final class FrameLine {
  private static final String CREATED_BY = "created by ";
  private static final String NATIVE = "non-Go function";
  private static final int MAXIMUM_LINE_DIGITS = 9;

  /** The bytes of one character that editors cut with. */
  private static final String ELLIPSIS = "\u00e2\u0080\u00a6";

  private FrameLine() {}

  /**
   * Where the name of a call ends, its opening parenthesis included; the end of the line when it
   * has no arguments, as some compilers and C symbolizers print it.
   */
  static int nameEnd(byte[] bytes, int from, int to) {
    if (bytes[to - 1] == ')') {
      int i = to - 2;
      while (i > from && bytes[i] != '(') {
        i--;
      }
      return i > from ? i + 1 : to;
    }
    if (AsciiText.startsWith(bytes, from, to, NATIVE)) {
      // What follows is an address, which must not make one place into many.
      return from + NATIVE.length();
    }
    int open = to - 1;
    while (open > from && isArgument(bytes[open])) {
      open--;
    }
    boolean isCutInArguments =
        open > from
            && bytes[open] == '('
            && (open + 1 == to || "0{._\u00e2".indexOf((char) (bytes[open + 1] & 0xff)) >= 0);
    return isCutInArguments ? open + 1 : to;
  }

  /** Where {@code in goroutine N} starts in a {@code created by} line; its end without it. */
  static int creatorEnd(byte[] bytes, int from, int to) {
    int digit = to;
    while (digit > from && bytes[digit - 1] >= '0' && bytes[digit - 1] <= '9') {
      digit--;
    }
    String words = " in goroutine ";
    int end = digit - words.length();
    return digit < to && end > from && AsciiText.startsWith(bytes, end, digit, words) ? end : to;
  }

  /**
   * Where {@code file:line} ends in the second line of a call, counted from the last colon, because
   * Windows paths have one of their own; -1 when the line is no such line.
   */
  static int placeEnd(byte[] bytes, int from, int to) {
    int colon = to - 1;
    while (colon > from && bytes[colon] != ':') {
      colon--;
    }
    int end = colon + 1;
    while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
      end++;
    }
    boolean isPlace =
        colon > from
            && end > colon + 1
            && end - colon <= MAXIMUM_LINE_DIGITS + 1
            && (end == to || bytes[end] == ' ');
    return isPlace ? end : -1;
  }

  /** Whether an offset or a program counter follows {@code file:line}: then the line is whole. */
  static boolean hasOffset(byte[] bytes, int placeEnd, int to) {
    return AsciiText.startsWith(bytes, placeEnd, to, " +0x")
        || AsciiText.startsWith(bytes, placeEnd, to, " pc=0x");
  }

  /** Whether a line is a call even if no file follows it. */
  static boolean isCall(byte[] bytes, int from, int to) {
    int nameEnd = nameEnd(bytes, from, to);
    if (nameEnd == from + NATIVE.length() && AsciiText.startsWith(bytes, from, to, NATIVE)) {
      return true;
    }
    return isCallPrefix(bytes, from, nameEnd)
        && nameEnd < to
        && hasOnlyArguments(bytes, nameEnd, to);
  }

  /** Whether a line may be a call that was cut anywhere: no name of a function has a space. */
  static boolean isCallPrefix(byte[] bytes, int from, int to) {
    for (int i = from; i < to && bytes[i] != '('; i++) {
      if (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == ':') {
        return false;
      }
    }
    return true;
  }

  private static boolean hasOnlyArguments(byte[] bytes, int from, int to) {
    for (int i = from; i < to - 1; i++) {
      if (!isArgument(bytes[i])) {
        return false;
      }
    }
    return bytes[to - 1] == ')' || isArgument(bytes[to - 1]);
  }

  private static boolean isArgument(byte b) {
    return (b >= '0' && b <= '9')
        || (b >= 'a' && b <= 'f')
        || "x?{}, ._".indexOf(b) >= 0
        || ELLIPSIS.indexOf((char) (b & 0xff)) >= 0;
  }

  /**
   * The call.
   *
   * @param nameFrom start of the first line; {@code created by} is taken away
   * @param nameEnd as {@link #nameEnd} or {@link #creatorEnd} say
   * @param fileFrom start of the second line's text
   * @param fileEnd as {@link #placeEnd} says; equal to {@code fileFrom} when there is no file
   */
  static Frame frame(byte[] bytes, int nameFrom, int nameEnd, int fileFrom, int fileEnd) {
    String name = text(bytes, nameFrom, nameEnd);
    if (name.startsWith(CREATED_BY)) {
      name = name.substring(CREATED_BY.length());
    }
    if (name.endsWith("(")) {
      name = name.substring(0, name.length() - 1);
    }
    String function = FunctionNames.normalised(name);
    if (fileFrom == fileEnd) {
      return new Frame(function, "", 0, FunctionNames.originOf(function, ""));
    }
    String place = text(bytes, fileFrom, fileEnd);
    int colon = place.lastIndexOf(':');
    String file = place.substring(0, colon);
    int line = Integer.parseInt(place.substring(colon + 1));
    if (file.equals("??")) {
      return new Frame(function, "", 0, FunctionNames.originOf(function, ""));
    }
    Origin origin = FunctionNames.originOf(function, file);
    return new Frame(function, file, line, origin);
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
