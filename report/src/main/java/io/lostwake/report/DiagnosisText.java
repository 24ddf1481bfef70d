package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence;
import io.lostwake.model.FatalError;
import io.lostwake.model.Finding;
import io.lostwake.model.Verdict;
import io.lostwake.model.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One diagnosis on a page.
final class DiagnosisText {
  /// How many suspects are shown before the rest is folded. What is likely or proven is never
  /// folded.
  private static final int SUSPECTS = 10;

  private static final int WAITING_FRAMES = 4;

  private final Page page;
  private final Palette palette;
  private final Diagnosis diagnosis;
  private final Comparison comparison;
  private final boolean all;

  /// @param all whether nothing is folded
  DiagnosisText(Page page, Diagnosis diagnosis, Comparison comparison, boolean all) {
    this.page = page;
    this.palette = page.palette();
    this.diagnosis = diagnosis;
    this.comparison = comparison;
    this.all = all;
  }

  /// @param isNamed whether the target's name is written above
  void write(boolean isNamed) throws IOException {
    writeHeader(isNamed);
    if (diagnosis.findings().isEmpty()) {
      page.blank();
      var nothing = new EmptyResult(diagnosis);
      page.prose(2, "", nothing.says());
      if (diagnosis.total() > 0) {
        page.prose(2, palette.quiet(), nothing.meaning());
      }
    } else {
      writeFindings();
    }
    if (all) {
      writeWaiting("UNCLEAR", diagnosis.unclear());
      writeWaiting("EXPECTED", diagnosis.expected());
    } else if (!diagnosis.findings().isEmpty()) {
      writeFolded();
    }
  }

  private void writeHeader(boolean isNamed) throws IOException {
    if (isNamed) {
      page.prose(0, palette.title(), diagnosis.target().name());
    }
    writeFacts(new Overview(diagnosis).facts());
    FatalError fatalError = diagnosis.fatalError();
    if (fatalError != null) {
      page.prose(0, palette.proven(), fatalError.message());
    }
    if (diagnosis.findings().size() > 1) {
      page.prose(0, palette.title(), new Overview(diagnosis).summary());
    }
  }

  /// Joined by dots; a fact is never broken over lines.
  private void writeFacts(List<String> facts) throws IOException {
    String line = facts.getFirst();
    for (String fact : facts.subList(1, facts.size())) {
      String longer = line + " · " + fact;
      if (DisplayWidth.of(VisibleText.of(longer)) <= page.width()) {
        line = longer;
      } else {
        page.prose(0, "", line);
        line = fact;
      }
    }
    page.prose(0, "", line);
  }

  private void writeFindings() throws IOException {
    int suspects = 0;
    List<String> assumed = List.of();
    for (Finding finding : diagnosis.findings()) {
      boolean isKnown = comparison.isKnown(finding);
      boolean isSuspect = !finding.verdict().isAtLeast(Verdict.LIKELY);
      if (!all && (isKnown || (isSuspect && suspects++ >= SUSPECTS))) {
        continue;
      }
      page.blank();
      new FindingText(page, finding, assumed, all).write();
      writeComparison(finding);
      assumed = finding.assumptions().isEmpty() ? assumed : finding.assumptions();
    }
    if (suspects > SUSPECTS) {
      page.blank();
      page.prose(
          2,
          palette.quiet(),
          Wording.number(suspects - SUSPECTS) + " more suspects (--all shows them)");
    }
  }

  private void writeComparison(Finding finding) throws IOException {
    Optional<String> words =
        comparison.isKnown(finding)
            ? Optional.of("in the baseline")
            : BaselineWords.worse(finding, comparison);
    if (words.isPresent()) {
      String key = comparison.isKnown(finding) ? "known" : "worse";
      page.prose(
          new StyledLine().at(FindingText.COLUMN).add(palette.quiet(), key),
          FindingText.VALUE_COLUMN,
          "",
          words.get());
    }
  }

  private void writeFolded() throws IOException {
    List<String> lines = new ArrayList<>();
    long known = comparison.known(diagnosis);
    if (known > 0) {
      lines.add(BaselineWords.known(known));
    }
    lines.addAll(new Overview(diagnosis).folded());
    if (!lines.isEmpty()) {
      page.blank();
    }
    for (String line : lines) {
      page.prose(2, palette.quiet(), line + " (--all shows them)");
    }
  }

  private void writeWaiting(String verdict, List<Waiting> groups) throws IOException {
    for (Waiting waiting : groups) {
      page.blank();
      var line = new StyledLine().at(2).add(palette.quiet(), verdict);
      String knowledge = waiting.knowledge();
      String what =
          knowledge == null ? Wording.blocked(waiting.blockedOn(), waiting.minutes()) : knowledge;
      String count = Wording.number(waiting.count()) + " " + waiting.kind().words(waiting.count());
      page.prose(line, FindingText.COLUMN, "", what.isEmpty() ? count : count + ": " + what);
      new FrameRows(page, FindingText.COLUMN, palette.quiet())
          .add(waiting.stack(), waiting.creator(), null, WAITING_FRAMES)
          .write();
      FindingText.writeCircumstances(page, waiting.circumstances(), waiting.count());
      for (Evidence evidence : waiting.evidence()) {
        FindingText.writeEvidence(page, evidence);
      }
      if (!waiting.settledBy().isEmpty()) {
        var key = new StyledLine().at(FindingText.COLUMN).add(palette.quiet(), "settled by");
        page.prose(key, FindingText.VALUE_COLUMN, "", waiting.settledBy());
      }
    }
  }

  static long count(List<Waiting> groups) {
    return groups.stream().mapToLong(Waiting::count).sum();
  }
}
