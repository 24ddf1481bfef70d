package io.lostwake.golang.log;

import io.lostwake.golang.log.PrefixedLines.Claim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One process whose dump is in a log: which lines are its own, and what the log put around them.
final class LoggedProcess {
  private final PrefixedLines lines;
  private final @Nullable QuotedLines quoted;
  private boolean isJustLearned;
  private int linesOfOthers;

  private LoggedProcess(PrefixedLines lines, @Nullable QuotedLines quoted) {
    this.lines = lines;
    this.quoted = quoted;
  }

  /// The process of a header.
  static LoggedProcess of(LogDumps log, LogLine line, Markers.Place place) {
    PrefixedLines lines = new PrefixedLines(log);
    QuotedField field =
        QuotedField.around(line.bytes(), line.from(), line.from() + place.offset(), line.to());
    QuotedLines quoted = field == null ? null : new QuotedLines(field, lines);
    return new LoggedProcess(lines, quoted);
  }

  /// Begins with the line of the header.
  void begin(List<LogLine> before, LogLine line, Markers.Place place) {
    if (quoted != null) {
      quoted.begin(before, line, line.from() + place.offset());
    } else {
      lines.begin(before, line, place);
    }
  }

  /// Tries to take a line.
  Claim take(LogLine line) {
    boolean wasLearned = lines.isLearned();
    Claim claim = quoted == null ? lines.take(line) : takeQuoted(quoted, line);
    isJustLearned = quoted == null && !wasLearned && lines.isLearned();
    linesOfOthers = claim == Claim.TAKEN ? 0 : linesOfOthers + 1;
    return claim;
  }

  private static Claim takeQuoted(QuotedLines quoted, LogLine line) {
    return quoted.take(line) ? Claim.TAKEN : Claim.NOT_OURS;
  }

  /// Whether the last line taken told what the prefix is, and still has to be handed on.
  boolean isJustLearned() {
    return isJustLearned;
  }

  /// Hands on all that waited for the prefix, and the line that told it.
  void handOver(LoggedProcess into, LogLine line) {
    isJustLearned = false;
    lines.handOver(into.lines);
    if (into.lines.take(line) == Claim.HEADER_INSIDE) {
      into.lines.takeWithWords(line);
    }
  }

  /// Whether both have the same prefix.
  boolean isSameAs(LoggedProcess other) {
    return quoted == null && other.quoted == null && lines.hasPrefixOf(other.lines);
  }

  /// Whether its lines are as the process wrote them.
  boolean isBare() {
    return quoted == null && lines.isBare();
  }

  /// Who is asked first whether a line is theirs.
  int order() {
    if (quoted != null || !lines.isLearned()) {
      return 0;
    }
    return lines.isBare() ? 2 : 1;
  }

  /// Cuts the lines when they are as the process wrote them, and nothing is waiting; null
  /// otherwise.
  @Nullable DumpCutter plainCutter() {
    return isBare() && lines.cutter().isPlain() ? lines.cutter() : null;
  }

  /// The text that goes on in the next part of a line; null when there is none.
  @Nullable QuotedLines openLine(boolean isContinued) {
    return isContinued && quoted != null && quoted.isOpen() ? quoted : null;
  }

  /// Whether nothing more is to come: its dump has ended, or others have long been talking.
  boolean isOver(int maximumLinesOfOthers) {
    if (linesOfOthers > maximumLinesOfOthers) {
      end();
    }
    return lines.cutter().isClosed();
  }

  /// Ends its dump.
  void end() {
    if (quoted != null) {
      quoted.end();
    }
    if (!lines.isLearned()) {
      lines.assumeHeadersPrefix();
      lines.handOver(lines);
    }
    lines.cutter().close();
  }
}
