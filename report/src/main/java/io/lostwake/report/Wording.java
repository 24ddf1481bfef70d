package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Minutes;
import io.lostwake.model.Wait;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How numbers, times and lists are put into words. The same in every locale.
final class Wording {
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  private Wording() {}

  /// `1,204`.
  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// `1,204 goroutines`.
  static String strands(Diagnosis diagnosis, long count) {
    return number(count) + " " + diagnosis.target().runtime().strands(count);
  }

  /// `blocked in chan send for at least 12 minutes`; empty when neither is known. Never more
  /// precise than the minutes are: both ends are lower bounds.
  static String blocked(Wait wait, @Nullable Minutes minutes) {
    String where = wait.text().isEmpty() ? "" : " in " + wait.text();
    String since = minutes == null || minutes.max() == 0 ? "" : since(minutes);
    return where.isEmpty() && since.isEmpty() ? "" : "blocked" + where + since;
  }

  private static String since(Minutes minutes) {
    String longest = duration(minutes.max());
    if (minutes.min() == 0) {
      return ", the longest for at least " + longest;
    }
    String shortest = duration(minutes.min());
    return shortest.equals(longest)
        ? " for at least " + longest
        : " for at least " + shortest + ", the longest for at least " + longest;
  }

  /// Whole units, rounded down, so that a lower bound stays one.
  private static String duration(int minutes) {
    if (minutes < 2 * HOUR) {
      return counted(minutes, "minute");
    }
    return minutes < 2 * DAY ? counted(minutes / HOUR, "hour") : counted(minutes / DAY, "day");
  }

  private static String counted(int count, String unit) {
    return number(count) + " " + (count == 1 ? unit : unit + "s");
  }

  /// `a, b and c`.
  static String listed(List<String> items, String lastJoiner) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " " + lastJoiner + " " + items.get(last);
  }
}
