package io.lostwake.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
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
  private static final String VARIANT = "leaking";
  private static final int OLDEST_JAVA = 21;

  private final ProgramRuntime runtime;
  private final String path;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> environment = new TreeMap<>();
  private final List<String> options = new ArrayList<>();
  private final List<Integer> culpritLines = new ArrayList<>();

  private Directives(ProgramRuntime runtime, String path, String source) {
    this.runtime = runtime;
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

  /// The scenario that the source at `path` (`go/cause/name/leaking/main.go`) describes.
  ///
  /// @throws IllegalStateException naming the file and line, if a directive is missing, unknown or
  ///   malformed
  static Scenario parse(ProgramRuntime runtime, String path, String source) {
    return new Directives(runtime, path, source).scenario();
  }

  private void read(String directive, int line) {
    int space = directive.indexOf(' ');
    if (space < 0) {
      throw broken("line " + line + ": the directive " + directive + " has no value");
    }
    String key = directive.substring(0, space);
    String value = directive.substring(space + 1).strip();
    switch (key) {
      case "environment" -> {
        int equals = value.indexOf('=');
        if (equals < 1) {
          throw broken("line " + line + ": environment needs NAME=VALUE, not " + value);
        }
        environment.put(value.substring(0, equals), value.substring(equals + 1));
      }
      case "option" -> options.add(value);
      default -> {
        if (!isKnown(key)) {
          throw broken("line " + line + ": there is no directive " + key);
        }
        if (values.put(key, value) != null) {
          throw broken("line " + line + ": the directive " + key + " is given twice");
        }
      }
    }
  }

  private boolean isKnown(String key) {
    return switch (key) {
      case "cause", "title", "proof", "reads", "strands", "companions", "fix" -> true;
      case "article" -> runtime == ProgramRuntime.GO;
      case "threads", "losses", "verdict", "says", "culprit", "release" ->
          runtime == ProgramRuntime.JVM;
      default -> false;
    };
  }

  private Scenario scenario() {
    String[] parts = path.split("/", -1);
    String cause = required("cause");
    if (parts.length != 5 || !parts[1].equals(cause) || !parts[3].equals(VARIANT)) {
      throw broken("a program of cause " + cause + " belongs in " + cause + "/NAME/" + VARIANT);
    }
    if (culpritLines.isEmpty() != "none".equals(values.get("culprit"))) {
      throw broken("either lines end with " + CULPRIT + ", or the directive culprit is none");
    }
    return new Scenario(
        runtime,
        cause,
        parts[2],
        required("title"),
        values.get("article"),
        one(Scenario.Proof.class, "proof"),
        one(Scenario.Reads.class, "reads"),
        new Needs(
            environment,
            options,
            runtime == ProgramRuntime.GO ? 0 : number("release", OLDEST_JAVA, OLDEST_JAVA)),
        strands(),
        new Losses(
            number("strands", 1, 1),
            number("companions", 0, 0),
            number("losses", Integer.MAX_VALUE, 1)),
        values.containsKey("verdict")
            ? one(Scenario.Verdict.class, "verdict")
            : Scenario.Verdict.LIKELY,
        values.get("says"),
        values.get("fix"),
        parts[4],
        culpritLines);
  }

  private List<Strands> strands() {
    if (runtime == ProgramRuntime.GO) {
      return List.of(Strands.GOROUTINES);
    }
    List<String> wanted =
        Arrays.asList(values.getOrDefault("threads", "virtual platform").split(" ", -1));
    List<Strands> started =
        Arrays.stream(Strands.values()).filter(one -> wanted.contains(one.word())).toList();
    if (started.size() != wanted.size() || started.contains(Strands.GOROUTINES)) {
      throw broken("the directive threads has virtual, platform or both, not " + wanted);
    }
    return started;
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
      if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value)) {
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
