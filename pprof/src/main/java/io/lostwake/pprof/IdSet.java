package io.lostwake.pprof;

import java.util.HashSet;
import java.util.Set;

/// The ids of one kind of table entry.
final class IdSet {

  private final String kind;
  private final Set<Long> ids = new HashSet<>();

  IdSet(String kind) {
    this.kind = kind;
  }

  /// Adds the id of the entry that is the current field of `in`: not 0, and of no other entry.
  void add(WireReader in, long id) throws MalformedProfileException {
    if (id == 0) {
      throw in.malformed("a %s with an id that is not 0".formatted(kind));
    }
    if (!ids.add(id)) {
      throw in.malformed(
          "a %s with an id of its own, not %s again".formatted(kind, Long.toUnsignedString(id)));
    }
  }

  /// Checks that the current field of `in` names an entry that exists.
  void require(WireReader in, long id) throws MalformedProfileException {
    if (!ids.contains(id)) {
      throw in.malformed("the id of a %s, not %s".formatted(kind, Long.toUnsignedString(id)));
    }
  }
}
