package io.lostwake.golang.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a log puts before every line: timestamps, names of containers, line numbers, indentation.
/// Learned from the first two lines of a dump: numbers that count or tell the time may change from
/// line to line, everything else must stay, so that `web-1` and `web-2` are two processes.
final class PrefixShape {
  private static final int MAXIMUM_LENGTH = 1 << 12;

  /// Elements below this are bytes to be found as they are.
  private static final int DIGITS = 256;

  private static final int SPACES = 257;

  /// `:` or `-`, as grep writes them before a line that matches and one around it.
  private static final int SEPARATOR = 258;

  /// `F` or `P` in the format of Kubernetes' container runtimes: whether the line is whole.
  private static final int PART_FLAG = 259;

  private final int[] elements;

  private PrefixShape(int[] elements) {
    this.elements = elements;
  }

  /// The shape of no prefix at all.
  static final PrefixShape NONE = new PrefixShape(new int[0]);

  /// Whether there is no prefix.
  boolean isEmpty() {
    return elements.length == 0;
  }

  /// Where the line after a header really begins: behind as much of what stands before the header
  /// as it repeats.
  ///
  /// @param header the line with the header
  /// @param headerEnd where in it the header begins
  /// @param isStart whether a dump's line begins at an index of the next line
  /// @return the index, or -1 when the line is none of the dump
  static int startAfter(
      byte[] header, int headerEnd, byte[] line, int from, int to, IsStart isStart) {
    int[] ends = new int[17];
    int count = 0;
    int i = 0;
    int j = from;
    ends[count++] = from;
    while (i < headerEnd && j < to) {
      if (isDigit(header[i]) && isDigit(line[j])) {
        int end = endOfRun(header, i, headerEnd);
        int lineEnd = endOfRun(line, j, to);
        boolean isSame = Arrays.equals(header, i, end, line, j, lineEnd);
        if (!isSame && !mayChange(header, i, end, headerEnd)) {
          break;
        }
        i = end;
        j = lineEnd;
      } else if (header[i] == ' ' && line[j] == ' ') {
        i = endOfRun(header, i, headerEnd);
        j = endOfRun(line, j, to);
      } else if (header[i] == line[j]
          || (i > 0 && isSeparator(header[i]) && isSeparator(line[j]))) {
        i++;
        j++;
      } else {
        break;
      }
      boolean isBoundary = i == headerEnd || " \t|]>:-\"".indexOf(line[j - 1]) >= 0;
      if (isBoundary) {
        count = count == ends.length ? drop(ends) : count;
        ends[count++] = j;
      }
    }
    for (int k = count - 1; k >= 0; k--) {
      int start = ends[k];
      while (start < to && (line[start] == ' ' || line[start] == '\t')) {
        start++;
      }
      if (start < to && isStart.at(line, start, to)) {
        return start;
      }
    }
    return -1;
  }

  /// Tells whether a dump's line begins at an index.
  @FunctionalInterface
  interface IsStart {
    /// Whether it does.
    boolean at(byte[] line, int from, int to);
  }

  private static int drop(int[] ends) {
    System.arraycopy(ends, 2, ends, 1, ends.length - 2);
    return ends.length - 1;
  }

  /// The shape of a prefix.
  ///
  /// @param other the same prefix on another line, to see what changes; null when there is none
  static PrefixShape of(byte[] line, int from, int to, byte @Nullable [] other, int otherEnd) {
    int end = Math.min(to, from + MAXIMUM_LENGTH);
    int[] elements = new int[end - from];
    int count = 0;
    int j = 0;
    int i = from;
    while (i < end) {
      byte b = line[i];
      int next = i + 1;
      int otherNext = j + 1;
      int element = b & 0xff;
      if (isDigit(b)) {
        next = endOfRun(line, i, end);
        otherNext = other == null ? 0 : endOfRun(other, j, otherEnd);
        boolean isSame =
            other == null
                || Arrays.equals(
                    line, i, next, other, Math.min(j, otherEnd), Math.max(j, otherNext));
        if (isTime(line, from, i, next, end) || !isSame) {
          element = DIGITS;
        } else {
          next = i + 1;
          otherNext = j + 1;
        }
      } else if (b == ' ') {
        next = endOfRun(line, i, end);
        otherNext = other == null ? 0 : endOfRun(other, j, otherEnd);
        element = SPACES;
        if (next == end) {
          // What follows may be indented, so the last spaces count.
          for (int k = i; k < end; k++) {
            elements[count++] = ' ';
          }
          break;
        }
      } else if (isSeparator(b) && next == end && i > from && isDigit(line[i - 1])) {
        element = SEPARATOR;
        markNumberBefore(elements, count);
      } else if (isPartFlag(line, from, i, end)) {
        element = PART_FLAG;
      }
      elements[count++] = element;
      i = next;
      j = otherNext;
    }
    return new PrefixShape(Arrays.copyOf(compact(elements, count), length(elements, count)));
  }

  /// A line number before grep's separator changes, even if the word has letters (`app.log-13-`).
  private static void markNumberBefore(int[] elements, int count) {
    int i = count - 1;
    while (i >= 0
        && (elements[i] == DIGITS || (elements[i] < DIGITS && isDigit((byte) elements[i])))) {
      elements[i--] = DIGITS;
    }
    if (i >= 0 && elements[i] < DIGITS && isSeparator((byte) elements[i])) {
      elements[i] = SEPARATOR;
    }
  }

  private static int length(int[] elements, int count) {
    return compact(elements, count).length;
  }

  /// Two runs of digits after each other are one.
  private static int[] compact(int[] elements, int count) {
    int[] compact = new int[count];
    int length = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || elements[i] != DIGITS || elements[i - 1] != DIGITS) {
        compact[length++] = elements[i];
      }
    }
    return Arrays.copyOf(compact, length);
  }

  /// Where the rest of a line begins that has this prefix; -1 when it has another one. A line that
  /// ends where only blank space is missing has it, too.
  int match(byte[] line, int from, int to) {
    int at = from;
    for (int i = 0; i < elements.length; i++) {
      int element = elements[i];
      if (at >= to) {
        return isBlankFrom(i) && i > 0 ? to : -1;
      }
      byte b = line[at];
      switch (element) {
        case DIGITS -> {
          if (!isDigit(b)) {
            return -1;
          }
          at = endOfRun(line, at, to);
        }
        case SPACES -> {
          if (b != ' ') {
            return -1;
          }
          at = endOfRun(line, at, to);
        }
        case SEPARATOR -> {
          if (!isSeparator(b)) {
            return -1;
          }
          at++;
        }
        case PART_FLAG -> {
          if (b != 'F' && b != 'P') {
            return -1;
          }
          at++;
        }
        default -> {
          if ((b & 0xff) != element) {
            return -1;
          }
          at++;
        }
      }
    }
    return at;
  }

  /// Whether lines say if they are whole, as those of Kubernetes' container runtimes do.
  boolean hasPartFlag() {
    return Arrays.stream(elements).anyMatch(element -> element == PART_FLAG);
  }

  private boolean isBlankFrom(int index) {
    for (int i = index; i < elements.length; i++) {
      if (elements[i] != ' ' && elements[i] != '\t' && elements[i] != SPACES) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PrefixShape shape && Arrays.equals(elements, shape.elements);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(elements);
  }

  /// Whether digits are part of a time, a date or an epoch: the word around them is made of numbers
  /// and what stands between those.
  private static boolean isTime(byte[] line, int from, int start, int end, int to) {
    return isNumeric(line, from, start, end, to, end - start > 8 ? 1 : 2);
  }

  /// Whether digits may be others on the next line: those of a time or a count, or a line number
  /// before grep's separator.
  private static boolean mayChange(byte[] line, int start, int end, int to) {
    return isNumeric(line, 0, start, end, to, 1)
        || (end < to && isSeparator(line[end]) && (end + 1 == to || line[end + 1] != ' '));
  }

  private static boolean isNumeric(
      byte[] line, int from, int start, int end, int to, int minimumNumbers) {
    int wordFrom = start;
    while (wordFrom > from && !isSpace(line[wordFrom - 1])) {
      wordFrom--;
    }
    int wordTo = end;
    while (wordTo < to && !isSpace(line[wordTo])) {
      wordTo++;
    }
    int numbers = 0;
    int letters = 0;
    for (int i = wordFrom; i < wordTo; i++) {
      boolean isDigit = isDigit(line[i]);
      numbers += isDigit && (i == wordFrom || !isDigit(line[i - 1])) ? 1 : 0;
      letters += Character.isLetter(line[i] & 0xff) && !isOfTime(line, i, wordFrom, wordTo) ? 1 : 0;
    }
    return letters == 0 && numbers >= minimumNumbers;
  }

  /// `T` and `Z` of ISO 8601, and units after the last digit.
  private static boolean isOfTime(byte[] line, int i, int from, int to) {
    boolean isAfterDigit = i > from && isDigit(line[i - 1]);
    boolean isBeforeDigit = i + 1 < to && isDigit(line[i + 1]);
    return switch (line[i]) {
      case 'T' -> isAfterDigit && isBeforeDigit;
      case 'Z' -> isAfterDigit;
      case 's', 'm', 'h', 'u', 'n' -> !isBeforeDigit && to - i <= 3 && i > from;
      default -> false;
    };
  }

  private static boolean isPartFlag(byte[] line, int from, int i, int to) {
    return (line[i] == 'F' || line[i] == 'P')
        && i + 1 < to
        && line[i + 1] == ' '
        && i - 8 >= from
        && (AsciiText.startsWith(line, i - 7, to, "stdout ")
            || AsciiText.startsWith(line, i - 7, to, "stderr "));
  }

  private static int endOfRun(byte[] line, int from, int to) {
    boolean isDigits = isDigit(line[from]);
    int end = from;
    while (end < to && (isDigits ? isDigit(line[end]) : line[end] == line[from])) {
      end++;
    }
    return end;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '|';
  }

  private static boolean isSeparator(byte b) {
    return b == ':' || b == '-';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
