package io.lostwake.report;

import io.lostwake.model.Labels;
import io.lostwake.model.Member;
import io.lostwake.model.StrandKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;

/// Who a finding is about, in a line: the first of the strands, and what they are labelled with.
final class Affected {
  private static final int MEMBERS = 5;
  private static final int LABELS = 4;

  private record Label(String text, long strands) {}

  private Affected() {}

  /// `goroutine 18, 19, 20 and 97 more`: what sort they are is said once.
  static String members(StrandKind kind, List<Member> members, long count) {
    String common = kind.words(1) + " ";
    List<String> names = new ArrayList<>();
    for (Member member : members.subList(0, Math.min(MEMBERS, members.size()))) {
      boolean isRepeated = !names.isEmpty() && member.name().startsWith(common);
      names.add(isRepeated ? member.name().substring(common.length()) : member.name());
    }
    return names.isEmpty() ? "" : withMore(names, count - names.size());
  }

  /// The most frequent labels, with a number where not every strand carries them.
  static String labels(Labels labels, long count) {
    List<Label> found = new ArrayList<>();
    labels
        .counts()
        .forEach((key, values) ->
            values.forEach((value, n) -> found.add(new Label(key + "=" + value, n))));
    return mostFrequent(found, count);
  }

  /// The most frequent values of one fact, with a number where not every strand has it.
  static String values(SequencedMap<String, Long> values, long count) {
    List<Label> found = new ArrayList<>();
    values.forEach((value, n) -> found.add(new Label(value, n)));
    return mostFrequent(found, count);
  }

  private static String mostFrequent(List<Label> found, long count) {
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
}
