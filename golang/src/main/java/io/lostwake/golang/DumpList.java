package io.lostwake.golang;

import io.lostwake.golang.log.DumpFormat;
import io.lostwake.golang.log.LogDump;
import io.lostwake.model.Warning;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;

/// The dumps of a file, in its order; the last ones in words.
final class DumpList {
  private static final int MAXIMUM_SHOWN = 6;
  private static final int MAXIMUM_LAST_WORDS = 50;

  private final Deque<String> shown = new ArrayDeque<>();
  private int size;

  /// Adds a dump.
  ///
  /// @return its number; 1 is the first
  int add(LogDump dump, long goroutines) {
    size++;
    if (shown.size() == MAXIMUM_SHOWN) {
      shown.remove();
    }
    shown.add(words(dump, goroutines));
    return size;
  }

  private String words(LogDump dump, long goroutines) {
    StringJoiner words = new StringJoiner(", ", size + " at line " + dump.line() + " (", ")");
    words.add(goroutines == 1 ? "1 goroutine" : goroutines + " goroutines");
    if (dump.format() == DumpFormat.TEXT) {
      words.add("debug=1");
    }
    if (!dump.lastWords().isEmpty()) {
      words.add(VisibleText.of(dump.lastWords(), MAXIMUM_LAST_WORDS));
    }
    return words.toString();
  }

  /// How many there are.
  int size() {
    return size;
  }

  private String all() {
    return (size > shown.size() ? "..., " : "") + String.join(", ", shown);
  }

  /// Says that there are several.
  ///
  /// @param diagnosed the number of the one that is diagnosed
  Warning warning(int diagnosed) {
    String which =
        diagnosed == size
            ? "the last one is diagnosed"
            : "number %d is diagnosed, the last one with more than a single stack"
                .formatted(diagnosed);
    return new Warning(
        Warning.Kind.SEVERAL_DUMPS,
        "",
        "%d dumps in this file: %s; %s.".formatted(size, all(), which),
        "--dump N picks another.");
  }

  /// Says that there is no dump of a number.
  String withoutNumber(int number) {
    return "there is no dump %d in it; there %s %d: %s"
        .formatted(number, size == 1 ? "is" : "are", size, all());
  }
}
