package io.lostwake.golang;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Ways in which logs wrap the lines of a dump.
enum Envelope {
  CONTAINER,
  ISO_TIME,
  JOURNAL,
  KLOG,
  KUBECTL,
  CRI,
  MARK,
  SPACES,
  TABS,
  MARKDOWN,
  NUMBERED,
  GREP,
  COLOURED,
  CARRIAGE_RETURNS,
  TABS_LOST,
  BLANKS_DOUBLED,
  TEST_JSON,
  TEST_JSON_PIECES,
  DOCKER_JSON,
  JSON_FIELD,
  NESTED_JSON,
  LOGFMT,
  CONTAINER_AND_TIME,
  CONTAINER_AND_JSON,
  TIME_AND_TEST_JSON,
  BEFORE_AND_AFTER;

  /// A dump in this envelope, with other lines around it.
  String around(String dump, Random random) {
    List<String> lines = Arrays.asList(dump.split("\n", -1));
    lines = lines.getLast().isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    return switch (this) {
      case CONTAINER -> prefixed(lines, i -> "web-1  | ");
      case ISO_TIME -> prefixed(lines, i -> time(i) + " ");
      case JOURNAL ->
          prefixed(lines, i -> "Nov 25 18:00:%02d host svc[123]: ".formatted(i / 50 % 60));
      case KLOG ->
          prefixed(lines, i -> "I1125 18:00:00.%06d %7d file.go:12] ".formatted(i, 1 + i % 1000));
      case KUBECTL -> prefixed(lines, i -> "[pod/api-7d9f-x2/api] ");
      case CRI -> prefixed(lines, i -> time(i) + " stderr F ");
      case MARK -> prefixed(lines, i -> "rclone: ");
      case SPACES -> prefixed(lines, i -> " ".repeat(12));
      case TABS -> prefixed(lines, i -> "\t");
      case MARKDOWN -> "# Look\n```\n" + String.join("\n", lines) + "\n```\n";
      case NUMBERED -> prefixed(lines, i -> i + 1 + ":");
      case GREP ->
          prefixed(
              lines,
              i -> "app.log" + (i % 3 == 0 ? ":" : "-") + (i + 7) + (i % 3 == 0 ? ":" : "-"));
      case COLOURED -> prefixed(lines, i -> "\u001b[3%dm".formatted(random.nextInt(7)));
      case CARRIAGE_RETURNS -> String.join("\r\n", lines) + "\r\n";
      case TABS_LOST -> dump.replace("\t", "");
      case BLANKS_DOUBLED -> String.join("\n\n", lines) + "\n";
      case TEST_JSON ->
          events(lines, "Output", "\"Package\":\"a/b\",\"Test\":\"T\"", false, random);
      case TEST_JSON_PIECES -> events(lines, "Output", "\"Package\":\"a/b\"", true, random);
      case DOCKER_JSON -> events(lines, "log", "\"stream\":\"stderr\"", false, random);
      case JSON_FIELD ->
          "{\"level\":\"info\",\"msg\":\"starting\"}\n{\"level\":\"error\",\"msg\":\"x\",\"stack\":"
              + quoted(dump)
              + "}\n{\"level\":\"info\",\"msg\":\"bye\"}\n";
      case NESTED_JSON ->
          "{\"log\":"
              + quoted("{\"msg\":\"x\",\"stack\":" + quoted(dump) + "}\n")
              + ",\"stream\":\"stderr\"}\n";
      case LOGFMT -> "time=\"2026-11-25\" level=error msg=x stack=" + quoted(dump) + "\n";
      case CONTAINER_AND_TIME -> prefixed(lines, i -> "web-1  | " + time(i) + " ");
      case CONTAINER_AND_JSON ->
          prefixed(
              List.of("{\"msg\":\"hello\"}", "{\"msg\":" + quoted(dump) + "}"), i -> "web-1  | ");
      case TIME_AND_TEST_JSON ->
          prefixed(Arrays.asList(TEST_JSON.around(dump, random).split("\n")), i -> time(i) + " ");
      case BEFORE_AND_AFTER ->
          "INFO goroutine pool started\n".repeat(300) + dump + "\nINFO going on\n".repeat(300);
    };
  }

  private interface Prefix {
    String of(int line);
  }

  private static String prefixed(List<String> lines, Prefix prefix) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      text.append(prefix.of(i)).append(lines.get(i)).append('\n');
    }
    return text.toString();
  }

  private static String time(int i) {
    return "2026-11-25T18:%02d:%02d.%07dZ".formatted(i / 60 % 60, i % 60, i * 131 % 10_000_000);
  }

  private static String events(
      List<String> lines, String field, String process, boolean inPieces, Random random) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      String rest = line + "\n";
      // The header of the first goroutine stays whole: by it the field is known.
      while (inPieces && rest.length() > 2 && !line.startsWith("goroutine ")) {
        int cut = 1 + random.nextInt(rest.length() - 1);
        event(text, field, process, rest.substring(0, cut));
        rest = rest.substring(cut);
        if (random.nextBoolean()) {
          break;
        }
      }
      event(text, field, process, rest);
    }
    return text.toString();
  }

  private static void event(StringBuilder text, String field, String process, String words) {
    text.append("{\"Action\":\"output\",").append(process).append(",\"").append(field);
    text.append("\":").append(quoted(words)).append("}\n");
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(c ->
            switch (c) {
              case '\n' -> "\\n";
              case '\t' -> "\\t";
              case '"' -> "\\\"";
              case '\\' -> "\\\\";
              case '<', '>', '&' -> "\\u%04x".formatted(c);
              default -> Character.toString(c);
            })
        .collect(Collectors.joining("", "\"", "\""));
  }
}
