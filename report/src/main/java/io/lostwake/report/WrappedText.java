package io.lostwake.report;

import java.util.ArrayList;
import java.util.List;

/// Text broken into lines that fit.
public final class WrappedText {
  private WrappedText() {}

  /// The lines of a text, none wider than `width` columns. Breaks at spaces; a word that is wider
  /// than a line is broken inside. An empty text is one empty line.
  public static List<String> lines(String text, int width) {
    int room = Math.max(2, width);
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      int taken = DisplayWidth.of(line.toString());
      if (taken > 0 && taken + 1 + DisplayWidth.of(word) <= room) {
        line.append(' ').append(word);
        continue;
      }
      if (taken > 0) {
        lines.add(line.toString().stripTrailing());
      }
      String rest = word;
      while (DisplayWidth.of(rest) > room) {
        int end = endOfColumns(rest, room);
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.setLength(0);
      line.append(rest);
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /// The text with its middle left out when it is wider than `width` columns. The end of a name
  /// tells more than its start, so it keeps more of the end.
  static String shortened(String text, int width) {
    if (DisplayWidth.of(text) <= width) {
      return text;
    }
    int head = (width - 1) / 3;
    int tail = width - 1 - head;
    int start = text.length();
    int columns = 0;
    while (start > 0) {
      int character = text.codePointBefore(start);
      columns += DisplayWidth.of(character);
      if (columns > tail) {
        break;
      }
      start -= Character.charCount(character);
    }
    return text.substring(0, endOfColumns(text, head)) + "…" + text.substring(start);
  }

  private static int endOfColumns(String text, int columns) {
    int end = 0;
    int taken = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      taken += DisplayWidth.of(character);
      if (taken > columns) {
        break;
      }
      end += Character.charCount(character);
    }
    return end;
  }
}
