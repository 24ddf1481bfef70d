package io.lostwake.scenarios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The `//lostwake:` lines at the top of a leaking program and its culprit marks.
final class Directives {

  private static final String DIRECTIVE = "//lostwake:";
  private static final String CULPRIT = "// lostwake:culprit";

  private final String path;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> environment = new TreeMap<>();
  private final List<Integer> culpritLines = new ArrayList<>();

  private Directives(String path, String source) {
    this.path = path;
    int number = 0;
    for (String line : source.lines().toList()) {
      number++;
      if (line.startsWith(DIRECTIVE)) {
        read(line.substring(DIRECTIVE.length()), number);
      } else if (line.endsWith(CULPRIT)) {
        culpritLines.add(number);
      }
    }
  }

  /// The scenario that the source at `path` (`cause/name/leaking/main.go`) describes.
  ///
  /// @throws IllegalStateException naming the file and line, if a directive is missing, unknown or
  ///   malformed
  static Scenario parse(String path, String source) {
    return new Directives(path, source).scenario();
  }

  private void read(String directive, int line) {
    int space = directive.indexOf(' ');
    if (space < 0) {
      throw broken("line " + line + ": the directive " + directive + " has no value");
    }
    String key = directive.substring(0, space);
    String value = directive.substring(space + 1).strip();
    switch (key) {
      case "cause", "title", "article", "proof", "reads", "strands", "companions" -> {
        if (values.put(key, value) != null) {
          throw broken("line " + line + ": the directive " + key + " is given twice");
        }
      }
      case "environment" -> {
        int equals = value.indexOf('=');
        if (equals < 1) {
          throw broken("line " + line + ": environment needs NAME=VALUE, not " + value);
        }
        environment.put(value.substring(0, equals), value.substring(equals + 1));
      }
      default -> throw broken("line " + line + ": there is no directive " + key);
    }
  }

  private Scenario scenario() {
    String[] directories = path.split("/", -1);
    String cause = required("cause");
    if (directories.length != 4 || !directories[0].equals(cause)) {
      throw broken(
          "a program of cause " + cause + " belongs in " + cause + "/NAME/leaking/main.go");
    }
    if (culpritLines.isEmpty()) {
      throw broken("no line ends with " + CULPRIT);
    }
    return new Scenario(
        cause,
        directories[1],
        required("title"),
        values.get("article"),
        one(Scenario.Proof.class, "proof"),
        one(Scenario.Reads.class, "reads"),
        environment,
        number("strands", 1, 1),
        number("companions", 0, 0),
        directories[3],
        culpritLines);
  }

  private String required(String key) {
    @Nullable String value = values.get(key);
    if (value == null) {
      throw broken("the directive " + DIRECTIVE + key + " is missing");
    }
    return value;
  }

  private <E extends Enum<E>> E one(Class<E> type, String key) {
    String value = required(key);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
        return constant;
      }
    }
    throw broken("the directive " + key + " has no value " + value);
  }

  private int number(String key, int absent, int least) {
    @Nullable String value = values.get(key);
    if (value == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw broken("the directive " + key + " needs a number, not " + value);
    }
    throw broken("the directive " + key + " needs at least " + least + ", not " + value);
  }

  private IllegalStateException broken(String what) {
    return new IllegalStateException("scenario " + path + ": " + what);
  }
}
