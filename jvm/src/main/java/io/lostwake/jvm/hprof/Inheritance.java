package io.lostwake.jvm.hprof;

/// Finds the superclass of every class, and leaves out what no JVM can have: a class that inherits
/// from itself, or more fields than fit in memory.
final class Inheritance {
  private final HeapClass[] byNumber;
  private final ClassNumbers numbers;
  private final Losses losses;

  /// Fields with all inherited ones, and one for the class; 0 when not known yet, -1 while it is
  /// found out.
  private final long[] sizes;

  Inheritance(HeapClass[] byNumber, ClassNumbers numbers, Losses losses) {
    this.byNumber = byNumber;
    this.numbers = numbers;
    this.losses = losses;
    this.sizes = new long[byNumber.length];
  }

  /// Links all classes.
  ///
  /// @param mostFields how many fields, and classes on the way up, all classes may have together
  void link(long mostFields) {
    long left = mostFields;
    for (int number = ClassNumbers.FIRST; number < byNumber.length; number++) {
      left -= linkUpwards(number, left);
    }
  }

  /// Links a class and those above it that are not linked yet, the topmost first.
  ///
  /// @return how many fields they have together
  private long linkUpwards(int number, long left) {
    Ints path = new Ints();
    for (int next = number; next >= 0 && sizes[next] == 0; next = superNumber(next)) {
      sizes[next] = -1;
      path.add(next);
    }
    long sum = 0;
    for (int i = path.size() - 1; i >= 0; i--) {
      int type = path.get(i);
      int above = superNumber(type);
      long size = 1L + byNumber[type].dump().fieldNames.length;
      if (above >= 0 && sizes[above] < 0) {
        losses.contradiction("", "a class is its own superclass");
      } else if (above >= 0 && sum + size + sizes[above] > left) {
        losses.contradiction("", "classes inherit more fields than any program has");
      } else if (above >= 0) {
        byNumber[type].inherit(byNumber[above]);
        size += sizes[above];
      }
      sizes[type] = size;
      sum += size;
    }
    return sum;
  }

  /// The number of the superclass; -1 when there is none.
  private int superNumber(int number) {
    long id = byNumber[number].dump().superclass;
    return id == 0 ? -1 : numbers.find(id);
  }
}
