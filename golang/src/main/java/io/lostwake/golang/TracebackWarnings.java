package io.lostwake.golang;

import io.lostwake.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Counts the losses of one traceback and puts them into words. */
final class TracebackWarnings {
  private static final int MAXIMUM_PLACES = 5;

  private final Lines notUnderstood = new Lines();
  private final Lines withoutHeader = new Lines();
  private final Lines shortened = new Lines();
  private final Lines headless = new Lines();
  private final List<Long> strange = new ArrayList<>();
  private long strangeCount;

  /** Lines of one kind: how many, and where the first ones are. */
  private static final class Lines {
    private final StringJoiner places = new StringJoiner(", ");
    private long count;

    void add(long line) {
      if (count++ < MAXIMUM_PLACES) {
        places.add(String.valueOf(line));
      }
    }

    String where() {
      return (count == 1 ? "line " : "lines ") + places + (count > MAXIMUM_PLACES ? ", ..." : "");
    }

    String number(String one, String many) {
      return count == 1 ? "1 " + one : count + " " + many;
    }
  }

  /** Notes a line that is not understood, for certain inside a goroutine. */
  void notUnderstood(long line) {
    notUnderstood.add(line);
  }

  /** Notes a line that is inside a goroutine only if more of the goroutine follows. */
  void strange(long line) {
    if (strangeCount++ < MAXIMUM_PLACES) {
      strange.add(line);
    }
  }

  /** More of the goroutine followed. */
  void strangeLinesWereInside() {
    if (strangeCount == 0) {
      return;
    }
    strange.forEach(notUnderstood::add);
    notUnderstood.count += strangeCount - strange.size();
    strangeLinesWereAfter();
  }

  /** Nothing of the goroutine followed: the lines are other text. */
  void strangeLinesWereAfter() {
    strangeCount = 0;
    strange.clear();
  }

  /** Notes a line of a goroutine whose header is missing or not understood. */
  void withoutHeader(long line) {
    withoutHeader.add(line);
  }

  /** Notes the first line of a goroutine that is counted although its header is missing. */
  void headless(long line) {
    headless.add(line);
  }

  /** Notes a line that was longer than is kept. */
  void shortened(long line) {
    shortened.add(line);
  }

  /** The warnings about lines. */
  List<Warning> all() {
    List<Warning> all = new ArrayList<>();
    if (notUnderstood.count > 0) {
      all.add(
          new Warning(
              Warning.Kind.LINE_NOT_UNDERSTOOD,
              notUnderstood.where(),
              notUnderstood.number("line", "lines") + " inside goroutines not understood",
              "a stack may lack a call there"));
    }
    if (headless.count > 0) {
      all.add(
          new Warning(
              Warning.Kind.RECORD_CUT_SHORT,
              headless.where(),
              "the input begins inside a goroutine, whose header is missing",
              "it is counted as one goroutine of which only some calls are known; those before it"
                  + " are missing"));
    }
    if (withoutHeader.count > 0) {
      all.add(
          new Warning(
              Warning.Kind.OTHER_TEXT_SKIPPED,
              withoutHeader.where(),
              withoutHeader.number("line looks", "lines look")
                  + " like part of a goroutine, but no header that is understood stands before",
              "those goroutines are not counted"));
    }
    if (shortened.count > 0) {
      all.add(
          new Warning(
              Warning.Kind.TEXT_SHORTENED,
              shortened.where(),
              shortened.number("line is", "lines are")
                  + " longer than "
                  + LineScanner.MAXIMUM_LINE
                  + " bytes and read up to there",
              "calls or labels at their end are missing"));
    }
    return all;
  }
}
