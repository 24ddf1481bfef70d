package io.lostwake.report;

import io.lostwake.model.Labels;
import io.lostwake.model.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Who a finding is about, in a line: the first of the strands, and what they are labelled with.
final class Affected {
  private static final int MEMBERS = 5;
  private static final int LABELS = 4;

  private Affected() {}

  /// `goroutine 18, 19, 20 and 97 more`: what the names have in common is said once.
  static String members(List<Member> members, long count) {
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
  static String labels(Labels labels, long count) {
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
}
