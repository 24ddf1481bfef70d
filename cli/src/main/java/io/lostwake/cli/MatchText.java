package io.lostwake.cli;

import io.lostwake.diagnosis.knowledge.Beyond;
import io.lostwake.diagnosis.knowledge.Match;
import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.model.Cohort;
import io.lostwake.model.Frame;
import io.lostwake.report.Palette;
import io.lostwake.report.VisibleText;
import io.lostwake.report.WrappedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Which strands of a process fit which pattern, as text for a terminal.
///
/// @param palette the colours
/// @param columns how wide a line may be
record MatchText(Palette palette, int columns) {
  private static final int MOST_FRAMES = 4;
  private static final String INDENT = "          ";

  /// Writes the matches in their order: those of a pattern, then those of none.
  void write(List<Match> matches, Appendable out) throws IOException {
    long known = 0;
    long unknown = 0;
    for (Match match : matches) {
      Pattern pattern = match.pattern();
      if (pattern == null) {
        if (unknown == 0) {
          out.append(Painted.text(palette.title(), "Without a pattern")).append("\n\n");
        }
        unknown += match.count();
        write(match, waitOf(match.largest()), out);
      } else {
        known += match.count();
        write(match, says(match, pattern), out);
      }
    }
    out.append("%,d fit a pattern, %,d fit none\n".formatted(known, unknown));
  }

  private static String says(Match match, Pattern pattern) {
    Beyond beyond = pattern.beyond();
    return "%s  %s, %s: %s%s"
        .formatted(
            pattern.id(),
            waitOf(match.largest()),
            pattern.waitsByDesign() ? "expected" : "leak",
            pattern.says(),
            beyond != null && match.count() > beyond.strands()
                ? "; its design explains %,d".formatted(beyond.strands())
                : "");
  }

  private void write(Match match, String says, Appendable out) throws IOException {
    String count = "%,8d  ".formatted(match.count());
    List<String> lines = WrappedText.lines(VisibleText.of(says), columns - count.length());
    out.append(count).append(String.join("\n" + INDENT, lines)).append('\n');
    for (String frame : frames(match.largest())) {
      String shown = VisibleText.of(frame);
      int room = columns - INDENT.length();
      out.append(INDENT)
          .append(
              Painted.text(
                  palette.quiet(),
                  shown.length() > room ? shown.substring(0, room - 1) + "…" : shown))
          .append('\n');
    }
    out.append('\n');
  }

  /// The innermost ones, and the outermost one, which says who it is.
  private static List<String> frames(Cohort cohort) {
    List<Frame> frames = cohort.stack().frames();
    if (frames.size() <= MOST_FRAMES) {
      return frames.stream().map(MatchText::line).toList();
    }
    List<String> shown =
        new ArrayList<>(frames.subList(0, MOST_FRAMES - 1).stream().map(MatchText::line).toList());
    int hidden = frames.size() - MOST_FRAMES;
    if (hidden > 0) {
      shown.add("… " + hidden + (hidden == 1 ? " frame" : " frames"));
    }
    shown.add(line(frames.getLast()));
    return shown;
  }

  private static String line(Frame frame) {
    return frame.place().isEmpty() ? frame.function() : frame.function() + "  " + frame.place();
  }

  private static String waitOf(Cohort cohort) {
    return cohort.blockedOn().kind().name();
  }
}
