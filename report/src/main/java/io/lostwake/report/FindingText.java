package io.lostwake.report;

import io.lostwake.model.Companion;
import io.lostwake.model.Evidence;
import io.lostwake.model.Finding;
import io.lostwake.model.Labels;
import io.lostwake.model.Member;
import io.lostwake.model.TargetRuntime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
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
  private static final int MEMBERS = 5;
  private static final int LABELS = 4;

  private final Page page;
  private final Palette palette;
  private final TargetRuntime runtime;
  private final Finding finding;
  private final boolean all;

  /// @param all whether nothing is left out for brevity
  FindingText(Page page, TargetRuntime runtime, Finding finding, boolean all) {
    this.page = page;
    this.palette = page.palette();
    this.runtime = runtime;
    this.finding = finding;
    this.all = all;
  }

  void write() throws IOException {
    writeHeadline();
    page.blank();
    writeFrames();
    writeCompanions();
    page.blank();
    writeEvidence();
    page.blank();
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

  private void writeFrames() throws IOException {
    new FrameRows(page, COLUMN, palette.of(finding.verdict()))
        .add(finding.stack(), finding.creator(), finding.culprit(), room(FRAMES))
        .write();
  }

  private void writeCompanions() throws IOException {
    List<Companion> shown =
        finding.companions().subList(0, Math.min(room(COMPANIONS), finding.companions().size()));
    for (Companion companion : shown) {
      String count = Wording.number(companion.count()) + " " + runtime.strands(companion.count());
      String wait = companion.blockedOn().text();
      page.blank();
      page.prose(
          COLUMN,
          "",
          "and " + count + ": " + companion.role() + (wait.isEmpty() ? "" : " (" + wait + ")"));
      new FrameRows(page, COLUMN, palette.quiet())
          .add(companion.stack(), null, null, room(COMPANION_FRAMES))
          .write();
    }
    int folded = finding.companions().size() - shown.size();
    if (folded > 0) {
      page.blank();
      page.prose(
          COLUMN,
          palette.quiet(),
          "and " + Wording.number(folded) + " more groups (--all shows them)");
    }
  }

  private void writeEvidence() throws IOException {
    String blocked = Wording.blocked(finding.blockedOn(), finding.minutes());
    if (!blocked.isEmpty()) {
      page.prose(COLUMN, "", blocked);
    }
    for (Evidence evidence : finding.evidence()) {
      writeEvidence(page, evidence);
    }
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
    for (String assumption : finding.assumptions()) {
      keyed("assumes", assumption);
    }
    keyed("refuted by", finding.refutedBy());
    keyed("labels", labels(finding.labels(), finding.count()));
    keyed("who", members(finding.members(), finding.count()));
    keyed("why", finding.docs());
  }

  private void keyed(String key, String value) throws IOException {
    keyed(palette.quiet(), key, value);
  }

  private void keyed(String colour, String key, String value) throws IOException {
    if (!value.isEmpty()) {
      page.prose(new StyledLine().at(COLUMN).add(colour, key), VALUE_COLUMN, "", value);
    }
  }

  /// `goroutine 18, 19, 20 and 97 more`: what the names have in common is said once.
  private static String members(List<Member> members, long count) {
    if (members.isEmpty()) {
      return "";
    }
    String first = members.getFirst().name();
    String common = first.substring(0, first.lastIndexOf(' ') + 1);
    List<String> names = new ArrayList<>();
    for (Member member : members.subList(0, Math.min(MEMBERS, members.size()))) {
      boolean isRepeated = !names.isEmpty() && member.name().startsWith(common);
      names.add(isRepeated ? member.name().substring(common.length()) : member.name());
    }
    return withMore(names, count - names.size());
  }

  /// The most frequent labels, with a number where not every strand carries them.
  private static String labels(Labels labels, long count) {
    record Label(String text, long strands) {}
    List<Label> found = new ArrayList<>();
    labels
        .counts()
        .forEach((key, values) ->
            values.forEach((value, n) -> found.add(new Label(key + "=" + value, n))));
    found.sort(Comparator.comparingLong(Label::strands).reversed());
    List<String> named =
        found.stream()
            .limit(LABELS)
            .map(label ->
                label.strands() == count
                    ? label.text()
                    : label.text() + " on " + Wording.number(label.strands()))
            .toList();
    return withMore(named, found.size() - named.size());
  }

  private static String withMore(List<String> names, long more) {
    return more > 0
        ? String.join(", ", names) + " and " + Wording.number(more) + " more"
        : Wording.listed(names, "and");
  }

  private int room(int usual) {
    return all ? Integer.MAX_VALUE : usual;
  }
}
