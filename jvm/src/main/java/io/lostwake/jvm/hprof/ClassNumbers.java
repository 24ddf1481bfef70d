package io.lostwake.jvm.hprof;

/// Gives every class that a dump mentions a number. The classes of HPROF's own types have theirs
/// from the format. Numbers of loaded classes are read by several threads at once, once all of them
/// are there.
final class ClassNumbers {
  /// The class of classes.
  static final int CLASS = 0;

  /// The class of whatever has none.
  static final int NONE = 1;

  /// The first number that no type of HPROF has.
  static final int FIRST = 16;

  private final LongIndex loaded = new LongIndex();
  private final LongIndex others = new LongIndex();
  private final Longs ids = new Longs();
  private final Longs names = new Longs();
  private final LongIndex bySerial = new LongIndex();

  /// Notes a class that the dump names.
  void load(long serial, long id, long name) {
    int known = others.get(id);
    if (known >= 0 && loaded.putIfAbsent(id, known) < 0) {
      names.set(known - FIRST, name);
    } else if (id != 0 && loaded.putIfAbsent(id, end()) < 0) {
      ids.add(id);
      names.add(name);
    }
    bySerial.putIfAbsent(serial + 1, loaded.get(id));
  }

  /// The number of the class with an id, which need not have been named.
  int number(long id) {
    int number = loaded.get(id);
    return number >= 0 ? number : other(id);
  }

  /// The number of the class with an id; -1 when the dump did not mention it.
  int find(long id) {
    int number = loaded.get(id);
    return number >= 0 ? number : others.get(id);
  }

  /// The number of the class with a serial number; -1 for none.
  int ofSerial(long serial) {
    return bySerial.get(serial + 1);
  }

  /// One more than the largest number.
  int end() {
    return FIRST + ids.size();
  }

  /// The id of a class, from [#FIRST] on.
  long id(int number) {
    return ids.get(number - FIRST);
  }

  /// The id of a class's name; 0 when the dump does not name it.
  long name(int number) {
    return names.get(number - FIRST);
  }

  private synchronized int other(long id) {
    int known = others.get(id);
    if (known >= 0 || id == 0) {
      return id == 0 ? NONE : known;
    }
    int number = end();
    ids.add(id);
    names.add(0);
    others.putIfAbsent(id, number);
    return number;
  }
}
