package io.lostwake.pprof;

import java.util.ArrayList;
import java.util.List;

/// The texts of a profile, looked up by the numbers that stand for them on the wire.
final class StringTable {

  private final List<String> strings = new ArrayList<>();

  /// Takes the current field of `in` as the next text.
  void add(WireReader in) throws MalformedProfileException {
    String text = in.text("a string of the string table");
    if (strings.isEmpty() && !text.isEmpty()) {
      throw in.malformed("the empty string as the first of the string table");
    }
    strings.add(text);
  }

  /// The text that the current field of `in` names.
  String text(WireReader in, String what) throws MalformedProfileException {
    return text(in, in.number(what), what);
  }

  /// The text that `index` names. 0 is the empty text even in a profile without a table.
  String text(WireReader in, long index, String what) throws MalformedProfileException {
    if (index == 0) {
      return "";
    }
    if (index < 0 || index >= strings.size()) {
      throw in.malformed(
          "%s as an index into a string table of %d, not %s"
              .formatted(what, strings.size(), Long.toUnsignedString(index)));
    }
    return strings.get((int) index);
  }
}
