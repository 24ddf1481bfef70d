package io.lostwake.pprof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives each text of a profile that is being written its number, the empty text 0.
final class StringIndex {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> strings = new ArrayList<>();

  StringIndex() {
    of("");
  }

  int of(String text) {
    Integer known = numbers.putIfAbsent(text, strings.size());
    if (known != null) {
      return known;
    }
    strings.add(text);
    return strings.size() - 1;
  }

  /// All texts in the order of their numbers.
  List<String> strings() {
    return strings;
  }
}
