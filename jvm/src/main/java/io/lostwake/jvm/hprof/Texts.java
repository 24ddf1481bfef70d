package io.lostwake.jvm.hprof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The texts of a dump: names of classes, fields, methods, source files. Read when asked for.
final class Texts {
  /// Longer names are cut. Java allows 65,535 bytes.
  private static final int LONGEST = 65_535;

  private final Pages pages;
  private final LongIndex numbers = new LongIndex();
  private final Longs starts = new Longs();
  private final Ints lengths = new Ints();
  private final List<@Nullable String> read = new ArrayList<>();

  Texts(Pages pages) {
    this.pages = pages;
  }

  /// Notes where a text is. The first of an id counts.
  void add(long id, long start, long length) {
    if (numbers.putIfAbsent(id, starts.size()) < 0) {
      starts.add(start);
      lengths.add((int) Math.min(length, LONGEST));
    }
  }

  /// The text with an id; empty when there is none.
  String text(long id) {
    int number = numbers.get(id);
    if (number < 0) {
      return "";
    }
    while (read.size() <= number) {
      read.add(null);
    }
    String text = read.get(number);
    if (text == null) {
      byte[] bytes = pages.bytes(starts.get(number), lengths.get(number));
      text = new String(bytes, StandardCharsets.UTF_8);
      read.set(number, text);
    }
    return text;
  }
}
