package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Findings as workflow commands of GitHub Actions, which shows them at the lines of a change:
/// `::error file=...,line=...,title=...::...` for what is proven, `::warning` for what is likely,
/// `::notice` for what is suspect. Known findings are counted only.
///
/// No text of a dump can begin a line, so none can give a command to the runner.
///
/// @param comparison what a baseline says of the findings
public record GithubReport(Comparison comparison) implements Report {
  /// How many annotations of a level GitHub shows for one step; the others would be lost silently.
  static final int MAXIMUM_OF_A_LEVEL = 10;

  /// How loud an annotation is.
  private enum Level {
    error,
    warning,
    notice;

    static Level of(Verdict verdict) {
      return switch (verdict) {
        case PROVEN -> error;
        case LIKELY -> warning;
        case SUSPECT, UNCLEAR, EXPECTED -> notice;
      };
    }
  }

  @Override
  public void write(List<Diagnosis> diagnoses, Appendable out) throws IOException {
    Map<Level, Integer> written = new EnumMap<>(Level.class);
    long known = 0;
    for (Diagnosis diagnosis : diagnoses) {
      for (Finding finding : diagnosis.findings()) {
        Level level = Level.of(finding.verdict());
        if (comparison.isKnown(finding)) {
          known++;
        } else if (written.merge(level, 1, Integer::sum) <= MAXIMUM_OF_A_LEVEL) {
          out.append(command(level, finding, diagnoses.size() > 1 ? diagnosis : null)).append('\n');
        }
      }
    }
    for (var entry : written.entrySet()) {
      int more = entry.getValue() - MAXIMUM_OF_A_LEVEL;
      if (more > 0) {
        out.append(
            "lostwake: %s more of level %s, which GitHub would not show: it shows %d of a level\n"
                .formatted(Wording.number(more), entry.getKey(), MAXIMUM_OF_A_LEVEL));
      }
    }
    writeEnd(diagnoses, written.isEmpty(), known, out);
  }

  private void writeEnd(List<Diagnosis> diagnoses, boolean isNothingNew, long known, Appendable out)
      throws IOException {
    if (known > 0) {
      out.append("lostwake: " + BaselineWords.known(known) + "\n");
    }
    if (!comparison.gone().isEmpty()) {
      out.append("lostwake: " + BaselineWords.gone(comparison.gone().size()) + "\n");
    }
    if (isNothingNew && known == 0) {
      for (Diagnosis diagnosis : diagnoses) {
        out.append("lostwake: " + new EmptyResult(diagnosis).says() + "\n");
      }
    }
  }

  private static String command(Level level, Finding finding, @Nullable Diagnosis named) {
    List<String> properties = new ArrayList<>();
    Frame culprit = finding.culprit();
    if (culprit != null && !culprit.file().isEmpty()) {
      properties.add("file=" + property(culprit.file()));
      if (culprit.line() > 0) {
        properties.add("line=" + culprit.line());
      }
    }
    properties.add(
        "title="
            + property(
                "%s: %s (%s)"
                    .formatted(
                        finding.verdict(), finding.cause(), finding.fingerprint().shortForm())));
    return "::%s %s::%s".formatted(level, String.join(",", properties), message(finding, named));
  }

  /// Every line of it begins with a word of ours.
  private static String message(Finding finding, @Nullable Diagnosis named) {
    List<String> lines = new ArrayList<>();
    lines.add("Lostwake: " + finding.headline());
    String blocked = Wording.blocked(finding.blockedOn(), finding.minutes());
    if (!blocked.isEmpty()) {
      lines.add(blocked);
    }
    Frame creator = finding.creator();
    if (creator != null) {
      FrameText text = FrameText.of(creator);
      lines.add("created by " + (text.function() + " " + text.place()).strip());
    }
    if (!finding.fix().isEmpty()) {
      lines.add("fix: " + finding.fix());
    }
    if (named != null) {
      lines.add("seen in " + named.target().name());
    }
    return String.join("%0A", lines.stream().map(GithubReport::data).toList());
  }

  /// The runner also obeys its older `##[command]`, wherever it stands in a line that is no command
  /// of the newer form.
  private static String data(String text) {
    return VisibleText.of(text)
        .replace("##[", "#\\x23[")
        .replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
