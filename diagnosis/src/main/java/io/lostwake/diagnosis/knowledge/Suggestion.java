package io.lostwake.diagnosis.knowledge;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What somebody meant who mistyped a word.
final class Suggestion {
  private static final int MOST_MISTAKES = 3;
  private static final int LONGEST = 40;

  private Suggestion() {}

  /// The known word nearest to a mistyped one; empty when none is near.
  static Optional<String> of(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String typed = word.toLowerCase(Locale.ROOT);
    int most = Math.clamp(typed.length() / 3, 1, MOST_MISTAKES);
    return known.stream()
        .filter(other -> mistakes(typed, other) <= most)
        .min(
            Comparator.<String>comparingInt(other -> mistakes(typed, other))
                .thenComparingInt(other -> -commonBeginning(typed, other)));
  }

  private static int commonBeginning(String typed, String word) {
    int length = 0;
    while (length < Math.min(typed.length(), word.length())
        && typed.charAt(length) == Character.toLowerCase(word.charAt(length))) {
      length++;
    }
    return length;
  }

  /// Letters to add, leave out or change, and neighbours to swap.
  private static int mistakes(String typed, String word) {
    String meant = word.toLowerCase(Locale.ROOT);
    int[][] table = new int[typed.length() + 1][meant.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= meant.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : fewest(table, i, j, typed, meant);
      }
    }
    return table[typed.length()][meant.length()];
  }

  private static int fewest(int[][] table, int i, int j, String typed, String meant) {
    boolean isSame = typed.charAt(i - 1) == meant.charAt(j - 1);
    int fewest = Math.min(table[i - 1][j], table[i][j - 1]) + 1;
    fewest = Math.min(fewest, table[i - 1][j - 1] + (isSame ? 0 : 1));
    boolean isSwapped =
        i > 1
            && j > 1
            && typed.charAt(i - 1) == meant.charAt(j - 2)
            && typed.charAt(i - 2) == meant.charAt(j - 1);
    return isSwapped ? Math.min(fewest, table[i - 2][j - 2] + 1) : fewest;
  }
}
