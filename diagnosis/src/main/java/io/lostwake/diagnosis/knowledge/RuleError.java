package io.lostwake.diagnosis.knowledge;

/// What is wrong with a file of patterns, and where.
///
/// @param file the name of the file
/// @param line 1-based
/// @param column 1-based
/// @param says what is wrong and what to do, in one line; it may quote the file, control characters
///   included
public record RuleError(String file, int line, int column, String says) {
  /// `rules.yaml:3:7: unknown key cuase: did you mean cause?`
  @Override
  public String toString() {
    return "%s:%d:%d: %s".formatted(file, line, column, says);
  }
}
