package io.lostwake.diagnosis.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// A version of Go (`go1.22`) or of a module (`v1.2.3`), as far as it is compared: what follows the
/// numbers does not count, so a pre-release counts as its release.
///
/// @param isOfGo whether it is Go's
/// @param numbers at least one, the most significant first
public record Version(boolean isOfGo, List<Integer> numbers) {
  private static final java.util.regex.Pattern TEXT =
      java.util.regex.Pattern.compile("(go|v)(\\d{1,9}(?:\\.\\d{1,9}){0,2})([^.\\d].{0,200})?");

  public Version {
    numbers = List.copyOf(numbers);
  }

  /// A version as people write it; empty when it is none.
  static Optional<Version> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (String number : matcher.group(2).split("\\.", -1)) {
      numbers.add(Integer.parseInt(number));
    }
    return Optional.of(new Version(matcher.group(1).equals("go"), numbers));
  }

  /// Below, at or above 0 as another version comes before, belongs to or comes after this one.
  /// `v1.2.7` belongs to `v1.2`, and `go1.22`, of which no more is told, may be `go1.22.3`.
  int compare(Version other) {
    for (int i = 0; i < Math.min(numbers.size(), other.numbers.size()); i++) {
      int order = Integer.compare(other.numbers.get(i), numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return (isOfGo ? "go" : "v") + String.join(".", numbers.stream().map(String::valueOf).toList());
  }
}
