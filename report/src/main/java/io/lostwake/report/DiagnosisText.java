package io.lostwake.report;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Evidence;
import io.lostwake.model.FatalError;
import io.lostwake.model.Finding;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.Verdict;
import io.lostwake.model.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One diagnosis on a page.
final class DiagnosisText {
  /// How many suspects are shown before the rest is folded. What is likely or proven is never
  /// folded.
  private static final int SUSPECTS = 10;

  private static final int WAITING_FRAMES = 4;

  private final Page page;
  private final Palette palette;
  private final Diagnosis diagnosis;
  private final boolean all;

  /// @param all whether nothing is folded
  DiagnosisText(Page page, Diagnosis diagnosis, boolean all) {
    this.page = page;
    this.palette = page.palette();
    this.diagnosis = diagnosis;
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
    Target target = diagnosis.target();
    if (isNamed) {
      page.prose(0, palette.title(), target.name());
    }
    List<String> facts = new ArrayList<>();
    String version = target.version();
    facts.add(target.runtime().displayName() + (version == null ? "" : " " + version));
    boolean isGo = target.runtime() == TargetRuntime.GO;
    facts.add(Wording.strands(diagnosis, diagnosis.total()) + virtualOnes());
    if (diagnosis.snapshots() > 1) {
      facts.add(change(diagnosis.change()));
    }
    switch (diagnosis.leakProfile()) {
      case TAKEN -> facts.add(isGo ? "leak profile available" : "proof from the heap");
      case NOT_OFFERED -> facts.add(isGo ? "no leak profile" : "no proof from this dump");
      case NOT_TAKEN -> {}
    }
    writeFacts(facts);
    FatalError fatalError = diagnosis.fatalError();
    if (fatalError != null) {
      page.prose(0, palette.proven(), fatalError.message());
    }
    if (diagnosis.findings().size() > 1) {
      page.prose(0, palette.title(), summary());
    }
  }

  /// ` (1,180 virtual)`; empty when there is none.
  private String virtualOnes() {
    long virtual = diagnosis.strandsByKind().getOrDefault(StrandKind.VIRTUAL_THREAD, 0L);
    return virtual == 0 ? "" : " (" + Wording.number(virtual) + " virtual)";
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

  private static String change(long change) {
    String difference = change == 0 ? "as many" : (change > 0 ? "+" : "") + Wording.number(change);
    return difference + (change == 0 ? " as in" : " since") + " the first snapshot";
  }

  /// `1 proven, 2 suspect`.
  private String summary() {
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count = diagnosis.findings().stream().filter(f -> f.verdict() == verdict).count();
      if (count > 0) {
        counts.add(Wording.number(count) + " " + verdict.name().toLowerCase(Locale.ROOT));
      }
    }
    return String.join(", ", counts);
  }

  private void writeFindings() throws IOException {
    int suspects = 0;
    List<String> assumed = List.of();
    for (Finding finding : diagnosis.findings()) {
      if (!all && !finding.verdict().isAtLeast(Verdict.LIKELY) && suspects++ >= SUSPECTS) {
        continue;
      }
      page.blank();
      new FindingText(page, finding, assumed, all).write();
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

  private void writeFolded() throws IOException {
    List<String> lines = new ArrayList<>();
    long unclear = count(diagnosis.unclear());
    if (unclear > 0) {
      lines.add(
          Wording.strands(diagnosis, unclear)
              + (unclear == 1 ? " is" : " are")
              + " blocked without evidence either way (--all shows them)");
    }
    long expected = count(diagnosis.expected());
    if (expected > 0) {
      lines.add(
          Wording.strands(diagnosis, expected)
              + (expected == 1 ? " waits" : " wait")
              + " by design (--all shows them)");
    }
    if (!lines.isEmpty()) {
      page.blank();
    }
    for (String line : lines) {
      page.prose(2, palette.quiet(), line);
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
