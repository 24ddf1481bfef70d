package io.lostwake.diagnosis.knowledge;

/// A function's full name, or its beginning followed by `*`.
///
/// @param text the name as the runtime writes it
public record NamePattern(String text) {
  /// Whether a function has this name.
  boolean fits(String function) {
    return isOpen() ? function.regionMatches(0, text, 0, text.length() - 1) : function.equals(text);
  }

  /// Whether it stands for every name with its beginning.
  boolean isOpen() {
    return text.endsWith("*");
  }

  /// Whether it says anything at all.
  boolean isEverything() {
    return text.isEmpty() || text.equals("*");
  }

  /// Whether its `*`, if it has one, stands where it means any ending. Go writes pointer receivers
  /// as `(*T)`: that one is a part of the name.
  boolean isWellFormed() {
    for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', star + 1)) {
      boolean isOfReceiver = star > 0 && text.charAt(star - 1) == '(';
      if (!isOfReceiver && star != text.length() - 1) {
        return false;
      }
    }
    return true;
  }
}
