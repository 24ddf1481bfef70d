package io.lostwake.pprof;

import java.util.Objects;

/// What a number of a profile counts: `goroutine`/`count`, `cpu`/`nanoseconds`.
///
/// @param type what is measured
/// @param unit its unit
public record ValueType(String type, String unit) {

  /// Refuses null: an absent text is the empty string.
  public ValueType {
    Objects.requireNonNull(type);
    Objects.requireNonNull(unit);
  }

  static ValueType read(WireReader in, StringTable strings) throws MalformedProfileException {
    String type = "";
    String unit = "";
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> type = strings.text(in, "a value's type");
        case 2 -> unit = strings.text(in, "a value's unit");
        default -> in.skip();
      }
    }
    return new ValueType(type, unit);
  }

  void write(WireWriter out) {
    out.text(1, type);
    out.text(2, unit);
  }
}
