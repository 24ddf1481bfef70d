package io.lostwake.jvm.hprof;

import io.lostwake.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What could not be read. Each loss takes the right to a proof away.
final class Losses {
  private static final int MOST = 100;

  private static final String COST = "what is missing may hold any object, so nothing is proven";

  private final List<Warning> warnings = new ArrayList<>();
  private int more;

  /// Notes that the rest of something is missing.
  void cutShort(long offset, String says) {
    add(new Warning(Warning.Kind.RECORD_CUT_SHORT, at(offset), says, COST));
  }

  /// Notes something that this version cannot read.
  void skipped(long offset, String says) {
    add(new Warning(Warning.Kind.OTHER_TEXT_SKIPPED, at(offset), says, COST));
  }

  /// Notes that the dump contradicts itself.
  void contradiction(String where, String says) {
    add(new Warning(Warning.Kind.COUNTS_DISAGREE, where, says, COST));
  }

  boolean none() {
    return warnings.isEmpty();
  }

  /// Every loss, at most 100 and one that counts the others.
  List<Warning> warnings() {
    List<Warning> all = new ArrayList<>(warnings);
    if (more > 0) {
      all.add(
          new Warning(
              Warning.Kind.OTHER_TEXT_SKIPPED,
              "",
              String.format(Locale.ROOT, "%,d more such losses are not listed", more),
              COST));
    }
    return List.copyOf(all);
  }

  private void add(Warning warning) {
    if (warnings.size() < MOST) {
      warnings.add(warning);
    } else {
      more++;
    }
  }

  static String at(long offset) {
    return String.format(Locale.ROOT, "byte %,d", offset);
  }
}
