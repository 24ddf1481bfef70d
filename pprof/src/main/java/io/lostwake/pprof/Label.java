package io.lostwake.pprof;

import java.util.Objects;

/// One annotation of a [Sample]: a text or a number under a key. A key may occur more than once.
public sealed interface Label {

  /// The name of the annotation; may be empty.
  String key();

  /// A label with a text, as set with `pprof.Do` in Go. Go leaves an empty text out of the file;
  /// such a label reads as a [Num] of 0, because nothing there tells the two apart.
  ///
  /// @param key the name
  /// @param value the text, may be empty
  record Str(String key, String value) implements Label {

    /// Refuses null: an absent text is the empty string.
    public Str {
      Objects.requireNonNull(key);
      Objects.requireNonNull(value);
    }
  }

  /// A label with a number.
  ///
  /// @param key the name
  /// @param value the number
  /// @param unit its unit, empty when there is none
  record Num(String key, long value, String unit) implements Label {

    /// Refuses null: an absent unit is the empty string.
    public Num {
      Objects.requireNonNull(key);
      Objects.requireNonNull(unit);
    }
  }
}
