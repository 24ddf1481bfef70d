package io.lostwake.golang;

import io.lostwake.model.CohortTable;
import io.lostwake.model.Detail;
import io.lostwake.model.Frame;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Origin;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Stack;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Readers that know just enough of the formats to show what is around them: a header and one frame
/// for each goroutine, a count and a function for each record. The profile reader takes the number
/// of its bytes for the number of goroutines.
final class SimpleReaders {
  private static final Pattern GOROUTINE =
      Pattern.compile("goroutine (\\d+) \\[([^\\]]*?)( \\(leaked\\))?\\]:\n(\\S+)\\(");
  private static final Pattern RECORD =
      Pattern.compile("(\\d+) @(?: 0x[0-9a-f]+)+\n#\t0x[0-9a-f]+\t(\\S+)\\+0x");

  static final Readers ALL =
      new Readers(
          SimpleReaders::traceback,
          SimpleReaders::profile,
          SimpleReaders::text,
          SimpleReaders::traceback);

  private SimpleReaders() {}

  private static Snapshot traceback(InputStream input, Target target)
      throws IOException, UnreadableSourceException {
    CohortTable table = new CohortTable();
    Matcher goroutines = GOROUTINE.matcher(textOf(input));
    boolean anyMark = false;
    while (goroutines.find()) {
      boolean isMarked = goroutines.group(3) != null;
      anyMark |= isMarked;
      Objects.requireNonNull(
              table.at(stack(goroutines.group(4)), waitOf(goroutines.group(2)), null))
          .add(Long.parseLong(goroutines.group(1)), 0, -1, isMarked);
    }
    return snapshot(target, table, anyMark, Set.of(Detail.STRAND_IDS));
  }

  private static Snapshot text(InputStream input, Target target)
      throws IOException, UnreadableSourceException {
    CohortTable table = new CohortTable();
    String text = textOf(input);
    boolean isLeakProfile = text.startsWith("goroutineleak");
    Matcher records = RECORD.matcher(text);
    while (records.find()) {
      Objects.requireNonNull(
              table.at(stack(records.group(2)), new Wait(WaitKind.CHAN_OPERATION, ""), null))
          .add(Long.parseLong(records.group(1)), isLeakProfile);
    }
    return snapshot(target, table, isLeakProfile, Set.of());
  }

  private static Snapshot profile(InputStream input, Target target)
      throws IOException, UnreadableSourceException {
    CohortTable table = new CohortTable();
    Objects.requireNonNull(table.at(Stack.EMPTY, new Wait(WaitKind.UNKNOWN, ""), null))
        .add(input.readAllBytes().length, false);
    return snapshot(target, table, false, Set.of());
  }

  private static Snapshot snapshot(
      Target target, CohortTable table, boolean anyMark, Set<Detail> tells)
      throws UnreadableSourceException {
    if (table.total() == 0) {
      throw new UnreadableSourceException(target.name() + ": not one goroutine in it");
    }
    return new Snapshot(
        target,
        null,
        table.total(),
        table.cohorts(),
        null,
        anyMark ? LeakProfile.TAKEN : LeakProfile.NOT_TAKEN,
        tells,
        List.of());
  }

  private static Wait waitOf(String text) {
    WaitKind kind =
        switch (text) {
          case "chan send" -> WaitKind.CHAN_SEND;
          case "chan receive" -> WaitKind.CHAN_RECEIVE;
          case "select (no cases)" -> WaitKind.SELECT_NO_CASES;
          default -> WaitKind.UNKNOWN;
        };
    return new Wait(kind, text);
  }

  private static Stack stack(String function) {
    return Stack.of(new Frame(function, "main.go", 1, Origin.APPLICATION));
  }

  private static String textOf(InputStream input) throws IOException {
    return new String(input.readAllBytes(), StandardCharsets.UTF_8);
  }
}
