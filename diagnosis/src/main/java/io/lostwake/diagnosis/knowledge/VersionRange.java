package io.lostwake.diagnosis.knowledge;

import org.jspecify.annotations.Nullable;

/// From which version on and up to which one strands look as a pattern says.
///
/// @param since the first one; null when there is none to name
/// @param until the last one, with all that belong to it: `go1.20` has `go1.20.14`; null when there
///   is none to name
public record VersionRange(@Nullable Version since, @Nullable Version until) {
  /// Whether every version is in it.
  public boolean isOpen() {
    return since == null && until == null;
  }

  /// Whether no version is known to be outside of it.
  boolean admits(SeenVersions seen) {
    if (since != null) {
      Version version = seen.like(since);
      if (version != null && since.compare(version) < 0) {
        return false;
      }
    }
    if (until != null) {
      Version version = seen.like(until);
      return version == null || until.compare(version) <= 0;
    }
    return true;
  }

  /// Whether it ends before it begins.
  boolean isBackwards() {
    return since != null
        && until != null
        && since.isOfGo() == until.isOfGo()
        && until.compare(since) > 0;
  }

  /// `since v1.2.0, until v1.9`; empty when it is open.
  @Override
  public String toString() {
    String from = since == null ? "" : "since " + since;
    String to = until == null ? "" : "until " + until;
    return from.isEmpty() || to.isEmpty() ? from + to : from + ", " + to;
  }
}
