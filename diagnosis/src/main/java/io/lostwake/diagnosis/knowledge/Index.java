package io.lostwake.diagnosis.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Patterns by the function that a strand stopped in, so that not every one is asked of every
/// cohort.
final class Index {
  private final Map<String, List<Pattern>> byFunction = new HashMap<>();
  private final List<Pattern> others;

  Index(List<Pattern> patterns) {
    for (Pattern pattern : patterns) {
      NamePattern innermost = pattern.shape().innermost();
      if (innermost != null && !innermost.isOpen()) {
        byFunction.computeIfAbsent(
            innermost.text(),
            function -> patterns.stream().filter(p -> p.shape().canStopIn(function)).toList());
      }
    }
    others =
        patterns.stream()
            .filter(pattern -> {
              NamePattern innermost = pattern.shape().innermost();
              return innermost == null || innermost.isOpen();
            })
            .toList();
  }

  /// Those that may fit a strand that stopped in a function, in their order.
  List<Pattern> stoppedIn(String function) {
    return byFunction.getOrDefault(function, others);
  }
}
