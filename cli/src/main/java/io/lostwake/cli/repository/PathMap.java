package io.lostwake.cli.repository;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the user says about paths: a path of the build, and what it is in the repository.
///
/// @param rules the longest `from` first
public record PathMap(List<Rule> rules) {
  /// One `FROM=TO`.
  ///
  /// @param from whole elements at the start of a path; never empty
  /// @param to what stands there instead; empty for nothing
  public record Rule(String from, String to) {
    /// Reads `FROM=TO`.
    ///
    /// @throws IllegalArgumentException if it is not of this form
    public static Rule of(String typed) {
      int equals = typed.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "'" + typed + "' is no FROM=TO; write it like /build/orders=. or /build/lib=lib");
      }
      String to = typed.substring(equals + 1);
      return new Rule(typed.substring(0, equals), to.equals(".") || to.equals("./") ? "" : to);
    }

    private boolean isFor(String path) {
      return path.startsWith(from)
          && (path.length() == from.length()
              || isSeparator(from.charAt(from.length() - 1))
              || isSeparator(path.charAt(from.length())));
    }

    private String applied(String path) {
      String rest = path.substring(from.length());
      if (to.isEmpty() || isSeparator(to.charAt(to.length() - 1))) {
        return to + (!rest.isEmpty() && isSeparator(rest.charAt(0)) ? rest.substring(1) : rest);
      }
      boolean isApart = rest.isEmpty() || isSeparator(rest.charAt(0));
      return to + (isApart ? "" : "/") + rest;
    }
  }

  public PathMap {
    rules =
        rules.stream()
            .sorted(Comparator.comparingInt((Rule rule) -> rule.from().length()).reversed())
            .toList();
  }

  /// The path as the rule with the longest `from` makes it; absent when there is none for it.
  Optional<String> applied(String path) {
    return rules.stream().filter(rule -> rule.isFor(path)).findFirst().map(r -> r.applied(path));
  }

  private static boolean isSeparator(char character) {
    return character == '/' || character == '\\';
  }
}
