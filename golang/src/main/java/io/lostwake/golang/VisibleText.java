package io.lostwake.golang;

/// Text of unknown origin for a line that a person reads.
final class VisibleText {
  private VisibleText() {}

  /// The text on one line, with everything that could steer a terminal or hide itself written as
  /// `\x1b` or `\u202e`, and cut after so many characters.
  static String of(String text, int maximumCharacters) {
    StringBuilder visible = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      if (visible.length() >= maximumCharacters) {
        return visible.append("...").toString();
      }
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!isHidden(c)) {
        visible.appendCodePoint(c);
      } else if (c < 0x100) {
        visible.append("\\x%02x".formatted(c));
      } else {
        visible.append("\\u%04x".formatted(c));
      }
    }
    return visible.toString();
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
