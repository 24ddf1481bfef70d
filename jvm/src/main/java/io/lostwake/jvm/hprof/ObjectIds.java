package io.lostwake.jvm.hprof;

/// Numbers the ids of all objects, ascending, without gaps.
sealed interface ObjectIds permits PagedIds, SortedIds {
  /// How many different ids there are.
  int count();

  /// The number of an id; -1 for none.
  int number(long id);

  /// The id with a number.
  long id(int number);
}
