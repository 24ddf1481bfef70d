package io.lostwake.golang;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Reads `{"key":"value", "other":"value"}` as Go prints the labels of a profile with `debug=1`:
/// texts quoted with `%q`.
final class QuotedLabels {

  private final String text;
  private int position;

  private QuotedLabels(String text) {
    this.text = text;
  }

  /// The labels in the order printed, or null when the text is something else.
  static @Nullable SequencedMap<String, String> parse(String text) {
    return new QuotedLabels(text.strip()).labels();
  }

  private @Nullable SequencedMap<String, String> labels() {
    SequencedMap<String, String> labels = new LinkedHashMap<>();
    if (!take('{')) {
      return null;
    }
    while (!take('}')) {
      if (!labels.isEmpty() && !take(',')) {
        return null;
      }
      String key = quoted();
      String value = key != null && take(':') ? quoted() : null;
      if (key == null || value == null) {
        return null;
      }
      labels.put(key, value);
    }
    return position == text.length() ? labels : null;
  }

  private boolean take(char expected) {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
    if (position < text.length() && text.charAt(position) == expected) {
      position++;
      return true;
    }
    return false;
  }

  private @Nullable String quoted() {
    if (!take('"')) {
      return null;
    }
    StringBuilder unquoted = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '"') {
        return unquoted.toString();
      }
      if (c != '\\') {
        unquoted.append(c);
      } else if (!escape(unquoted)) {
        return null;
      }
    }
    return null;
  }

  private boolean escape(StringBuilder unquoted) {
    if (position == text.length()) {
      return false;
    }
    char c = text.charAt(position++);
    switch (c) {
      case 'a' -> unquoted.append('\u0007');
      case 'b' -> unquoted.append('\b');
      case 'f' -> unquoted.append('\f');
      case 'n' -> unquoted.append('\n');
      case 'r' -> unquoted.append('\r');
      case 't' -> unquoted.append('\t');
      case 'v' -> unquoted.append('\u000b');
      case '\\', '"', '\'' -> unquoted.append(c);
      case 'x' -> {
        int b = hex(2);
        // A byte of broken UTF-8: what debug=0 reads as.
        return append(unquoted, b > 0x7f ? 0xfffd : b);
      }
      case 'u' -> {
        return append(unquoted, hex(4));
      }
      case 'U' -> {
        return append(unquoted, hex(8));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean append(StringBuilder unquoted, int codePoint) {
    if (!Character.isValidCodePoint(codePoint)) {
      return false;
    }
    unquoted.appendCodePoint(codePoint);
    return true;
  }

  /// The next digits as a number, or -1.
  private int hex(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = position < text.length() ? Character.digit(text.charAt(position), 16) : -1;
      if (digit < 0 || value > 0xfffffff) {
        return -1;
      }
      value = value * 16 + digit;
      position++;
    }
    return value;
  }
}
