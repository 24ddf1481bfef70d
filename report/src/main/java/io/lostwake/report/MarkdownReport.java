package io.lostwake.report;

import io.lostwake.model.Companion;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence;
import io.lostwake.model.Finding;
import io.lostwake.model.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Diagnoses to paste into an issue: Markdown as GitHub and GitLab read it. What comes from a dump
/// stands in code, where it is neither markup nor a link nor a mention: see [MarkdownText].
///
/// @param comparison what a baseline says of the findings
/// @param all whether nothing is left out for brevity
public record MarkdownReport(Comparison comparison, boolean all) implements Report {
  private static final int SUSPECTS = 10;
  private static final int FRAMES = 12;
  private static final int COMPANIONS = 4;
  private static final int COLUMNS = 100;

  @Override
  public void write(List<Diagnosis> diagnoses, Appendable out) throws IOException {
    String separator = "";
    for (Diagnosis diagnosis : diagnoses) {
      out.append(separator);
      write(diagnosis, out);
      separator = "\n";
    }
    if (!comparison.gone().isEmpty()) {
      out.append("\n").append(BaselineWords.gone(comparison.gone().size())).append(".\n");
    }
  }

  private void write(Diagnosis diagnosis, Appendable out) throws IOException {
    out.append("## Lostwake: ").append(MarkdownText.code(diagnosis.target().name())).append("\n\n");
    out.append(MarkdownText.prose(String.join(" · ", new Overview(diagnosis).facts())))
        .append("\n");
    if (diagnosis.fatalError() != null) {
      out.append("\n").append(MarkdownText.code(diagnosis.fatalError().message())).append("\n");
    }
    if (diagnosis.findings().isEmpty()) {
      var nothing = new EmptyResult(diagnosis);
      out.append("\n").append(MarkdownText.prose(nothing.says())).append("\n");
      if (diagnosis.total() > 0) {
        out.append("\n").append(MarkdownText.prose(nothing.meaning())).append("\n");
      }
      return;
    }
    List<Finding> shown = shown(diagnosis);
    if (shown.size() > 1) {
      writeTable(shown, out);
    }
    for (Finding finding : shown) {
      write(finding, out);
    }
    writeFolded(diagnosis, shown.size(), out);
  }

  private List<Finding> shown(Diagnosis diagnosis) {
    List<Finding> shown = new ArrayList<>();
    int suspects = 0;
    for (Finding finding : diagnosis.findings()) {
      boolean isSuspect = !finding.verdict().isAtLeast(Verdict.LIKELY);
      if (all || (!comparison.isKnown(finding) && !(isSuspect && suspects++ >= SUSPECTS))) {
        shown.add(finding);
      }
    }
    return shown;
  }

  /// Cells hold nothing of a dump: a cell cannot be kept closed in every reader of Markdown.
  private static void writeTable(List<Finding> findings, Appendable out) throws IOException {
    out.append("\n| verdict | strands | cause | fingerprint |\n|---|---:|---|---|\n");
    for (Finding finding : findings) {
      out.append(
          "| %s | %s | `%s` | `%s` |\n"
              .formatted(
                  finding.verdict(),
                  Wording.number(finding.count()),
                  finding.cause(),
                  finding.fingerprint().shortForm()));
    }
  }

  private void write(Finding finding, Appendable out) throws IOException {
    out.append("\n### %s: ".formatted(finding.verdict()))
        .append(MarkdownText.prose(finding.headline()))
        .append("\n\n");
    out.append(
        "`%s`, fingerprint `%s`\n\n".formatted(finding.cause(), finding.fingerprint().value()));
    var frames = new StringBuilder();
    int room = all ? Integer.MAX_VALUE : FRAMES;
    FrameRows rows = rows(frames).add(finding.stack(), finding.creator(), finding.culprit(), room);
    String blocked = Wording.blocked(finding.blockedOn(), finding.minutes());
    if (!blocked.isEmpty()) {
      rows.say("", blocked);
    }
    rows.write();
    out.append(MarkdownText.block(frames.toString()));
    var worse = BaselineWords.worse(finding, comparison);
    if (!finding.evidence().isEmpty() || worse.isPresent()) {
      out.append("\n");
    }
    for (Evidence evidence : finding.evidence()) {
      out.append("- ").append(MarkdownText.prose(worth(evidence) + evidence.says())).append("\n");
    }
    if (worse.isPresent()) {
      out.append("- worse: ").append(MarkdownText.prose(worse.get())).append("\n");
    }
    writeKeyed("Fix", finding.fix(), out);
    writeKeyed("Could also be", String.join(", ", finding.alternatives()), out);
    writeKeyed("Assumes", String.join("; ", finding.assumptions()), out);
    writeKeyed("Refuted by", finding.refutedBy(), out);
    writeKeyed("Labels", Affected.labels(finding.labels(), finding.count()), out);
    writeKeyed("Read on", finding.docs(), out);
    writeCompanions(finding, out);
  }

  private static String worth(Evidence evidence) {
    return switch (evidence.strength()) {
      case PROOF -> "proof: ";
      case STRONG -> "for: ";
      case WEAK -> "hint: ";
      case AGAINST -> "against: ";
    };
  }

  private void writeCompanions(Finding finding, Appendable out) throws IOException {
    int shown =
        all ? finding.companions().size() : Math.min(COMPANIONS, finding.companions().size());
    for (Companion companion : finding.companions().subList(0, shown)) {
      out.append(
          "\n<details>\n<summary>%s %s beside them</summary>\n\n"
              .formatted(
                  Wording.number(companion.count()), companion.kind().words(companion.count())));
      out.append(MarkdownText.prose("role: " + companion.role())).append("\n\n");
      var frames = new StringBuilder();
      rows(frames).add(companion.stack(), null, null, all ? Integer.MAX_VALUE : FRAMES).write();
      out.append(MarkdownText.block(frames.toString())).append("\n</details>\n");
    }
    if (shown < finding.companions().size()) {
      out.append(
          "\n%s more groups beside them\n"
              .formatted(Wording.number(finding.companions().size() - shown)));
    }
  }

  private void writeFolded(Diagnosis diagnosis, int shown, Appendable out) throws IOException {
    List<String> folded = new ArrayList<>();
    long known = all ? 0 : comparison.known(diagnosis);
    long suspects = diagnosis.findings().size() - shown - known;
    if (known > 0) {
      folded.add(BaselineWords.known(known));
    }
    if (suspects > 0) {
      folded.add(Wording.number(suspects) + " more suspects");
    }
    folded.addAll(new Overview(diagnosis).folded());
    if (!folded.isEmpty()) {
      out.append("\n").append(MarkdownText.prose(String.join("; ", folded))).append(".\n");
    }
  }

  private static FrameRows rows(StringBuilder out) {
    return new FrameRows(new Page(Palette.NONE, COLUMNS, out), 0, "");
  }

  private static void writeKeyed(String key, String value, Appendable out) throws IOException {
    if (!value.isEmpty()) {
      out.append("\n**%s:** ".formatted(key)).append(MarkdownText.prose(value)).append("\n");
    }
  }
}
