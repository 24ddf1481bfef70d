package io.lostwake.pprof;

/// How many more table entries a profile may have.
final class EntryBudget {

  private final int limit;
  private int left;

  EntryBudget(int limit) {
    this.limit = limit;
    this.left = limit;
  }

  /// Counts the current field of `in` as an entry.
  void take(WireReader in) throws MalformedProfileException {
    if (left == 0) {
      throw in.malformed("at most " + limit + " table entries");
    }
    left--;
  }
}
