package io.lostwake.report;

/// Makes text from a dump safe to show: names, labels and messages of a process may hold anything.
/// What would move the cursor, change a colour, turn the reading direction or not show at all is
/// written as an escape in Go's notation (`\x1b`, `\u202e`, `\U000e0041`); the rest stays.
public final class VisibleText {
  /// How many characters of one text are shown; the rest is an ellipsis.
  public static final int MAXIMUM_LENGTH = 1000;

  /// How many combining marks one character may carry: more would be drawn over the lines above.
  private static final int MAXIMUM_MARKS = 4;

  private VisibleText() {}

  /// The text with everything invisible made visible, at most [#MAXIMUM_LENGTH] characters of it. A
  /// text that is visible already and short enough is returned as it is.
  public static String of(String text) {
    return of(text, MAXIMUM_LENGTH);
  }

  /// The same with a limit of its own.
  ///
  /// @param limit how many characters of the text are shown; at least 1
  static String of(String text, int limit) {
    var visible = new StringBuilder(Math.min(text.length(), limit) + 16);
    int marks = 0;
    int shown = 0;
    for (int index = 0; index < text.length(); ) {
      if (shown++ == limit) {
        return visible.append('…').toString();
      }
      int character = text.codePointAt(index);
      index += Character.charCount(character);
      marks = isMark(character) ? marks + 1 : 0;
      if (isHidden(character) || marks > MAXIMUM_MARKS) {
        appendEscaped(visible, character);
      } else {
        visible.appendCodePoint(character);
      }
    }
    return visible.toString();
  }

  /// Whether a terminal may obey this character, or show nothing for it.
  static boolean isHidden(int character) {
    if (character == ' ') {
      return false;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          true;
      default -> isBlank(character);
    };
  }

  /// Letters and marks that Unicode calls visible and every font draws as nothing.
  private static boolean isBlank(int character) {
    return character == 0x034f
        || character == 0x115f
        || character == 0x1160
        || character == 0x17b4
        || character == 0x17b5
        || (character >= 0x180b && character <= 0x180f)
        || character == 0x2800
        || character == 0x3164
        || (character >= 0xfe00 && character <= 0xfe0f)
        || character == 0xffa0
        || (character >= 0xe0100 && character <= 0xe01ef);
  }

  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static void appendEscaped(StringBuilder visible, int character) {
    switch (character) {
      case '\n' -> visible.append("\\n");
      case '\r' -> visible.append("\\r");
      case '\t' -> visible.append("\\t");
      default -> {
        String digits = Integer.toHexString(character);
        int width = character < 0x100 ? 2 : character < 0x10000 ? 4 : 8;
        visible
            .append(width == 2 ? "\\x" : width == 4 ? "\\u" : "\\U")
            .repeat('0', width - digits.length())
            .append(digits);
      }
    }
  }
}
