package io.lostwake.report;

import io.lostwake.model.Circumstances;
import io.lostwake.model.Companion;
import io.lostwake.model.Evidence;
import io.lostwake.model.Finding;
import java.io.IOException;
import java.util.List;

/// One finding on a page: what, where, how sure and why, what to do.
final class FindingText {
  /// Where everything but the verdict starts.
  static final int COLUMN = 11;

  /// Where the text behind a key starts.
  static final int VALUE_COLUMN = COLUMN + 12;

  private static final int WIDE_ENOUGH_FOR_ONE_LINE = 100;
  private static final int FRAMES = 8;
  private static final int COMPANION_FRAMES = 4;
  private static final int COMPANIONS = 4;

  private final Page page;
  private final Palette palette;
  private final Finding finding;
  private final List<String> assumed;
  private final boolean all;

  /// @param assumed what the finding above it assumes; not said twice
  /// @param all whether nothing is left out for brevity
  FindingText(Page page, Finding finding, List<String> assumed, boolean all) {
    this.page = page;
    this.palette = page.palette();
    this.finding = finding;
    this.assumed = assumed;
    this.all = all;
  }

  void write() throws IOException {
    writeHeadline();
    page.blank();
    FrameRows story = story();
    story.write();
    writeCircumstances(page, finding.circumstances(), finding.count());
    if (!story.isEmpty()) {
      page.blank();
    }
    for (Evidence evidence : finding.evidence()) {
      writeEvidence(page, evidence);
    }
    if (!finding.evidence().isEmpty()) {
      page.blank();
    }
    writeConsequences();
  }

  private void writeHeadline() throws IOException {
    String colour = palette.of(finding.verdict());
    var line = new StyledLine().at(2).add(colour, finding.verdict().name()).at(COLUMN);
    String names = finding.cause() + "  " + finding.fingerprint().shortForm();
    if (page.width() < WIDE_ENOUGH_FOR_ONE_LINE) {
      page.prose(line, COLUMN, palette.title(), finding.headline());
      page.prose(COLUMN, palette.quiet(), names);
      return;
    }
    int namesColumn = page.width() - DisplayWidth.of(VisibleText.of(names));
    List<String> headline =
        WrappedText.lines(VisibleText.of(finding.headline()), namesColumn - COLUMN - 2);
    line.add(palette.title(), headline.getFirst());
    page.line(line.at(namesColumn).add(palette.quiet(), names));
    for (String rest : headline.subList(1, headline.size())) {
      page.line(new StyledLine().at(COLUMN).add(palette.title(), rest));
    }
  }

  /// Where the strands are, and where those are that belong to them.
  private FrameRows story() {
    var rows =
        new FrameRows(page, COLUMN, palette.of(finding.verdict()))
            .add(finding.stack(), finding.creator(), finding.culprit(), room(FRAMES));
    String blocked = Wording.blocked(finding.blockedOn(), finding.minutes());
    if (!blocked.isEmpty()) {
      rows.say("", blocked);
    }
    List<Companion> companions = finding.companions();
    int shown = Math.min(room(COMPANIONS), companions.size());
    for (Companion companion : companions.subList(0, shown)) {
      rows.say("", "").say("", introduction(companion));
      rows.add(companion.stack(), null, null, room(COMPANION_FRAMES));
    }
    if (shown < companions.size()) {
      String more = Wording.number(companions.size() - shown);
      rows.say("", "").say(palette.quiet(), "and " + more + " more groups (--all shows them)");
    }
    return rows;
  }

  private String introduction(Companion companion) {
    String wait = companion.blockedOn().text();
    return "and "
        + Wording.number(companion.count())
        + " "
        + companion.kind().words(companion.count())
        + ": "
        + companion.role()
        + (wait.isEmpty() ? "" : " (" + wait + ")");
  }

  /// One fact, marked `+` when it speaks for the cause and `-` when it speaks against it.
  static void writeEvidence(Page page, Evidence evidence) throws IOException {
    Palette palette = page.palette();
    boolean isAgainst = evidence.strength() == Evidence.Strength.AGAINST;
    var line =
        new StyledLine()
            .at(COLUMN)
            .add(isAgainst ? palette.opposing() : palette.supporting(), isAgainst ? "-" : "+");
    String worth =
        switch (evidence.strength()) {
          case PROOF -> "proof: ";
          case WEAK -> "hint: ";
          case STRONG, AGAINST -> "";
        };
    page.prose(line, COLUMN + 2, "", worth + evidence.says());
  }

  private void writeConsequences() throws IOException {
    keyed(palette.advice(), "fix", finding.fix());
    keyed("could be", Wording.listed(finding.alternatives(), "or"));
    if (!finding.assumptions().isEmpty() && finding.assumptions().equals(assumed)) {
      keyed("assumes", "the same as the one above");
    } else {
      for (String assumption : finding.assumptions()) {
        keyed("assumes", assumption);
      }
    }
    keyed("refuted by", finding.refutedBy());
    keyed("labels", Affected.labels(finding.labels(), finding.count()));
    keyed("who", Affected.members(finding.kind(), finding.members(), finding.count()));
    keyed("why", finding.docs());
  }

  /// What is known of single strands, such as the state of what they wait for, and how something
  /// alive could still wake them.
  static void writeCircumstances(Page page, Circumstances circumstances, long count)
      throws IOException {
    String quiet = page.palette().quiet();
    for (var fact : circumstances.facts().counts().entrySet()) {
      keyed(page, quiet, fact.getKey(), Affected.values(fact.getValue(), count));
    }
    String way = circumstances.keptPossibleBy();
    keyed(page, quiet, "reached by", way == null ? "" : way);
  }

  private void keyed(String key, String value) throws IOException {
    keyed(palette.quiet(), key, value);
  }

  private void keyed(String colour, String key, String value) throws IOException {
    keyed(page, colour, key, value);
  }

  private static void keyed(Page page, String colour, String key, String value) throws IOException {
    if (!value.isEmpty()) {
      page.prose(new StyledLine().at(COLUMN).add(colour, key), VALUE_COLUMN, "", value);
    }
  }

  private int room(int usual) {
    return all ? Integer.MAX_VALUE : usual;
  }
}
