package io.lostwake.golang;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels in a goroutine's header. Three ways to write them are known: Go 1.26 quotes all, Go
 * 1.27 quotes only what needs it (and prints an empty text as nothing), CockroachDB's fork quotes
 * all and leaves the space out.
 */
final class GoroutineLabels {
  /** How many characters of a key or a value are kept. */
  static final int MAXIMUM_TEXT = 200;

  private final String text;
  private final List<Label> labels = new ArrayList<>();
  private int at;

  /** One label of one goroutine. */
  record Label(String key, String value) {}

  private GoroutineLabels(String text) {
    this.text = text;
  }

  /** The labels written in a range of bytes that has no braces around it. */
  static List<Label> read(byte[] bytes, int from, int to) {
    var reader = new GoroutineLabels(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    reader.readAll();
    return List.copyOf(reader.labels);
  }

  private void readAll() {
    while (at < text.length()) {
      String key = next(':');
      skip(':');
      String value = next(',');
      skip(',');
      labels.add(new Label(key, value));
    }
  }

  private void skip(char separator) {
    if (at < text.length() && text.charAt(at) == separator) {
      at++;
      if (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }
  }

  private String next(char end) {
    StringBuilder read = new StringBuilder();
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
      while (at < text.length() && text.charAt(at) != '"') {
        readQuotedCharacter(read);
      }
      at++;
      // Nothing stands between the quote and the separator in any Go; if it does, it is skipped.
      while (at < text.length() && text.charAt(at) != end) {
        at++;
      }
    } else {
      while (at < text.length() && text.charAt(at) != end) {
        read.append(text.charAt(at++));
      }
    }
    return read.length() <= MAXIMUM_TEXT ? read.toString() : read.substring(0, MAXIMUM_TEXT) + "…";
  }

  private void readQuotedCharacter(StringBuilder read) {
    char c = text.charAt(at++);
    if (c != '\\' || at == text.length()) {
      read.append(c);
      return;
    }
    char escape = text.charAt(at++);
    switch (escape) {
      case 'n' -> read.append('\n');
      case 'r' -> read.append('\r');
      case 't' -> read.append('\t');
      case 'x' -> readHexadecimal(read, 2);
      case 'u' -> readHexadecimal(read, 4);
      case 'U' -> readHexadecimal(read, 8);
      default -> read.append(escape);
    }
  }

  private void readHexadecimal(StringBuilder read, int digits) {
    int codePoint = 0;
    int end = Math.min(text.length(), at + digits);
    while (at < end && Character.digit(text.charAt(at), 16) >= 0) {
      codePoint = (codePoint << 4) | Character.digit(text.charAt(at++), 16);
    }
    read.appendCodePoint(Character.isValidCodePoint(codePoint) ? codePoint : 0xFFFD);
  }
}
