package io.lostwake.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Cohort;
import io.lostwake.model.Frame;
import io.lostwake.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Counts the goroutines of a traceback (`debug=2`) by wait and stack, independently of the readers
/// under test.
final class PrintedStacks {

  private static final Pattern HEADER =
      Pattern.compile("goroutine \\d+ \\[([^\\],]*)[^\\]]*\\].*:");
  private static final Pattern CALL = Pattern.compile("(.+)\\((?:[^()]|\\{[^}]*})*\\)");
  private static final Pattern PLACE = Pattern.compile("\\t(.+):(\\d+)(?: \\+0x[0-9a-f]+)?");

  private PrintedStacks() {}

  /// `wait | function file:line ...` to how many goroutines.
  static Map<String, Long> of(byte[] traceback) {
    Map<String, Long> counts = new TreeMap<>();
    for (String goroutine :
        new String(traceback, StandardCharsets.UTF_8).strip().split("\n\n", -1)) {
      String[] lines = goroutine.split("\n", -1);
      Matcher header = HEADER.matcher(lines[0]);
      assertThat(header.matches()).as(lines[0]).isTrue();
      StringBuilder stack =
          new StringBuilder(header.group(1).replace(" (leaked)", "")).append(" |");
      for (int i = 1; i < lines.length && !lines[i].startsWith("created by "); i++) {
        Matcher call = CALL.matcher(lines[i]);
        if (!call.matches()) {
          stack.append(' ').append(lines[i]);
          continue;
        }
        Matcher place = PLACE.matcher(lines[++i]);
        assertThat(place.matches()).as(lines[i]).isTrue();
        append(stack, call.group(1), place.group(1), Long.parseLong(place.group(2)));
      }
      counts.merge(stack.toString(), 1L, Long::sum);
    }
    return counts;
  }

  /// The same of a snapshot.
  static Map<String, Long> of(Snapshot snapshot) {
    Map<String, Long> counts = new TreeMap<>();
    for (Cohort cohort : snapshot.cohorts()) {
      counts.merge(line(cohort), cohort.count(), Long::sum);
    }
    return counts;
  }

  /// One cohort in that form.
  static String line(Cohort cohort) {
    StringBuilder stack = new StringBuilder(cohort.blockedOn().text()).append(" |");
    for (Frame frame : cohort.stack().frames()) {
      append(stack, frame.function(), frame.file(), frame.line());
    }
    return stack.toString();
  }

  private static void append(StringBuilder stack, String function, String file, long line) {
    stack.append(' ').append(function).append(' ').append(file).append(':').append(line);
  }
}
