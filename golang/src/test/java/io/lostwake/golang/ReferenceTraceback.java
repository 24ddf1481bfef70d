package io.lostwake.golang;

import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tracebacks read in the plainest way: the whole text, one regular expression per kind of line.
 * What {@link TracebackReader} reads is compared with this.
 */
final class ReferenceTraceback {
  private static final Pattern HEADER =
      Pattern.compile(
          "goroutine (\\d+)(?: gp=\\S+ m=\\S+(?: mp=\\S+)?)? \\[([^],{]*?)"
              + "(?:, (\\d+) minutes)?(, locked to thread)?(?:, synctest (?:bubble|group) \\d+)?"
              + "(?: labels:\\{(.*)\\}|((?:, \"(?:[^\"\\\\]|\\\\.)*\":\"(?:[^\"\\\\]|\\\\.)*\")+))?\\]"
              + "(?: \\{(.*)\\})?:");
  private static final Pattern CALL = Pattern.compile("(\\S.*?)\\([^()]*\\)");
  private static final Pattern CREATOR =
      Pattern.compile("created by (\\S.*?)(?: in goroutine (\\d+))?");
  private static final Pattern PLACE =
      Pattern.compile("[\\t ]+(.*):(\\d+)(?: \\+0x[0-9a-f]+)?(?: fp=.*)?");
  private static final Pattern ELIDED =
      Pattern.compile("\\.\\.\\.(\\d+|additional) frames elided\\.\\.\\.");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:, )?(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([A-Za-z0-9./_]*)):\\s?"
              + "(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([A-Za-z0-9./_]*))");

  private ReferenceTraceback() {}

  /** What is at one place: how many, how many marked, the longest wait, labels, ids together. */
  static final class Counts {
    long strands;
    long marked;
    long locked;
    int longest = -1;
    long idSum;
    long creatorIdSum;
    final TreeMap<String, Long> labels = new TreeMap<>();

    @Override
    public String toString() {
      return "%d marked %d locked %d longest %d ids %d creators %d labels %s"
          .formatted(strands, marked, locked, longest, idSum, creatorIdSum, labels);
    }
  }

  /** Every place as text, with what was counted there. */
  static Map<String, String> read(String text) {
    TreeMap<String, Counts> places = new TreeMap<>();
    List<String> record = new ArrayList<>();
    for (String line : text.split("\\r?\\n", -1)) {
      if (line.isBlank()) {
        count(record, places);
        record.clear();
      } else {
        record.add(line);
      }
    }
    count(record, places);
    TreeMap<String, String> shown = new TreeMap<>();
    places.forEach((place, counts) -> shown.put(place, counts.toString()));
    return shown;
  }

  private static void count(List<String> record, Map<String, Counts> places) {
    Matcher header = record.isEmpty() ? null : HEADER.matcher(record.getFirst());
    if (header == null || !header.matches() || header.group(1).equals("0")) {
      return;
    }
    List<Frame> frames = new ArrayList<>();
    Frame creator = null;
    long creatorId = 0;
    int elided = 0;
    for (int i = 1; i < record.size(); i++) {
      String line = record.get(i);
      Matcher place = PLACE.matcher(i + 1 < record.size() ? record.get(i + 1) : "");
      Matcher call = CALL.matcher(line);
      Matcher created = CREATOR.matcher(line);
      Matcher left = ELIDED.matcher(line);
      if (line.startsWith("[originating")) {
        break;
      } else if (left.matches()) {
        elided += left.group(1).equals("additional") ? 1 : Integer.parseInt(left.group(1));
      } else if (created.matches() && place.matches()) {
        creator = frame(created.group(1), place);
        creatorId = created.group(2) == null ? 0 : Long.parseLong(created.group(2));
        i++;
      } else if (call.matches() && place.matches()) {
        frames.add(frame(call.group(1), place));
        i++;
      }
    }
    String wait = header.group(2).replace(" (scan)", "").replace(" (leaked)", "");
    String key = wait + " | " + shown(frames) + " | " + elided + " | " + creator;
    Counts counts = places.computeIfAbsent(key, k -> new Counts());
    counts.strands++;
    counts.marked += header.group(2).contains("(leaked)") ? 1 : 0;
    counts.locked += header.group(4) != null ? 1 : 0;
    counts.longest =
        Math.max(counts.longest, header.group(3) == null ? -1 : Integer.parseInt(header.group(3)));
    counts.idSum += Long.parseLong(header.group(1));
    counts.creatorIdSum += creatorId;
    for (int group = 5; group <= 7; group++) {
      if (header.group(group) != null) {
        label(header.group(group), counts);
      }
    }
  }

  private static void label(String written, Counts counts) {
    Matcher label = LABEL.matcher(written);
    while (label.find()) {
      String key = label.group(1) == null ? label.group(2) : label.group(1);
      String value = label.group(3) == null ? label.group(4) : label.group(3);
      counts.labels.merge((key + "=" + value).replaceAll("\\\\(.)", "$1"), 1L, Long::sum);
    }
  }

  private static Frame frame(String name, Matcher place) {
    String function = FunctionNames.normalised(name);
    String file = place.group(1);
    return new Frame(
        function, file, Integer.parseInt(place.group(2)), FunctionNames.originOf(function, file));
  }

  /** The calls that a normal traceback shows. */
  private static List<Frame> shown(List<Frame> frames) {
    List<Frame> shown = new ArrayList<>(frames);
    while (shown.size() > 1 && shown.getLast().function().matches("runtime\\.(goexit|main)")) {
      shown.removeLast();
    }
    List<Frame> other = shown.stream().dropWhile(f -> f.origin() == Origin.RUNTIME).toList();
    List<Frame> visible =
        other.stream()
            .filter(f ->
                !f.function().matches("runtime\\.(\\(\\*)?[^A-Z(].*|.*\\.(gowrap|deferwrap)\\d+"))
            .toList();
    return visible.isEmpty() ? shown : visible;
  }
}
