package io.lostwake.diagnosis.knowledge;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What somebody meant who mistyped a word.
final class Suggestion {
  private static final int MOST_MISTAKES = 2;
  private static final int LONGEST = 40;

  private Suggestion() {}

  /// The known word nearest to a mistyped one; empty when none is near.
  static Optional<String> of(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String typed = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(other -> mistakes(typed, other) <= Math.min(MOST_MISTAKES, typed.length() / 2))
        .min(Comparator.comparingInt(other -> mistakes(typed, other)));
  }

  /// Letters to add, leave out or change.
  private static int mistakes(String typed, String word) {
    String meant = word.toLowerCase(Locale.ROOT);
    int[] previous = new int[meant.length() + 1];
    for (int j = 0; j <= meant.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= typed.length(); i++) {
      int[] current = new int[meant.length() + 1];
      current[0] = i;
      for (int j = 1; j <= meant.length(); j++) {
        int changed = previous[j - 1] + (typed.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(changed, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[meant.length()];
  }
}
