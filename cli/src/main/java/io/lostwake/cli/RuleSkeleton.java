package io.lostwake.cli;

import io.lostwake.diagnosis.knowledge.Match;
import io.lostwake.model.Frame;
import io.lostwake.model.WaitKind;
import io.lostwake.report.VisibleText;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A file of rules for the strands that fit no pattern, for a person to go on with.
///
/// @param matches those with a pattern are left out, and those that run
record RuleSkeleton(List<Match> matches) {
  private static final int LONGEST_ID = 60;

  /// Writes a file that `--rules` takes as it is.
  void write(Appendable out) throws IOException {
    Set<String> ids = new HashSet<>();
    List<Match> unknown = matches.stream().filter(RuleSkeleton::isToBeKnown).toList();
    if (unknown.isEmpty()) {
      out.append("# everything that waits fits a pattern\n");
      return;
    }
    out.append("library: my service\n");
    out.append("patterns:\n");
    for (Match match : unknown) {
      write(match, unique(idOf(match), ids), out);
    }
  }

  private static boolean isToBeKnown(Match match) {
    WaitKind kind = match.largest().blockedOn().kind();
    boolean isRunning = kind == WaitKind.RUNNING || kind == WaitKind.RUNNABLE;
    return match.pattern() == null && !isRunning && !match.largest().stack().frames().isEmpty();
  }

  private static void write(Match match, String id, Appendable out) throws IOException {
    List<Frame> frames = match.largest().stack().frames();
    out.append("  # %,d of them\n".formatted(match.count()));
    out.append("  - id: %s\n".formatted(id));
    out.append("    says: %s\n".formatted(quoted("a wait in " + named(match).function())));
    out.append("    verdict: expected\n");
    out.append("    innermost: %s\n".formatted(quoted(frames.getFirst().function())));
    if (frames.size() > 1) {
      out.append("    outermost: %s\n".formatted(quoted(frames.getLast().function())));
    }
    out.append("    waits: [%s]\n".formatted(match.largest().blockedOn().kind()));
    out.append("    why: say here why it waits by design\n");
  }

  /// The user's own frame says most; else the one it was started with.
  private static Frame named(Match match) {
    return match
        .largest()
        .stack()
        .innermostApplicationFrame()
        .orElseGet(() -> match.largest().stack().frames().getLast());
  }

  private static String idOf(Match match) {
    String function = named(match).function();
    String text =
        function.substring(function.lastIndexOf('/') + 1)
            + "-"
            + match.largest().blockedOn().kind().name();
    String id = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return id.isEmpty() ? "wait" : id.substring(0, Math.min(id.length(), LONGEST_ID));
  }

  private static String unique(String id, Set<String> taken) {
    String unique = id;
    for (int i = 2; !taken.add(unique); i++) {
      unique = id + "-" + i;
    }
    return unique;
  }

  /// In single quotes nothing has a meaning in YAML but the quote itself.
  private static String quoted(String text) {
    return "'" + VisibleText.of(text).replace("'", "''") + "'";
  }
}
