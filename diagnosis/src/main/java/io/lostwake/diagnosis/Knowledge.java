package io.lostwake.diagnosis;

import io.lostwake.model.Cohort;
import io.lostwake.model.Snapshot;
import io.lostwake.model.WaitKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What is known of libraries: which of their strands wait by design, and how they are known to
 * leak. Read from the YAML files beside this class; {@code index} lists them.
 */
public final class Knowledge {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "says",
          "verdict",
          "innermost",
          "calls",
          "outermost",
          "created_by",
          "waits",
          "of_runtime",
          "application_frames",
          "cause",
          "fix",
          "strength",
          "since",
          "why",
          "seen_in");

  private final List<Pattern> patterns;

  private Knowledge(List<Pattern> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /** What Lostwake itself knows. */
  public static Knowledge builtIn() {
    List<Pattern> patterns = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String name : new String(bytesOf("index"), StandardCharsets.UTF_8).lines().toList()) {
      for (Pattern pattern : read(name, bytesOf(name))) {
        if (!ids.add(pattern.id())) {
          throw new IllegalStateException("two patterns are called " + pattern.id());
        }
        patterns.add(pattern);
      }
    }
    return new Knowledge(patterns);
  }

  /** The patterns, in the order of the files. */
  List<Pattern> patterns() {
    return patterns;
  }

  /** The pattern that fits a cohort; a known leak before an idle state, then the first. */
  Optional<Pattern> match(Cohort cohort, Snapshot snapshot) {
    Pattern expected = null;
    for (Pattern pattern : patterns) {
      if (pattern.matches(cohort, snapshot)) {
        if (pattern.verdict() == Pattern.Meaning.LEAK) {
          return Optional.of(pattern);
        }
        expected = expected == null ? pattern : expected;
      }
    }
    return Optional.ofNullable(expected);
  }

  private static byte[] bytesOf(String name) {
    try (InputStream in = Knowledge.class.getResourceAsStream("knowledge/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no knowledge file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads one file.
   *
   * @throws IllegalArgumentException naming the file, the pattern and what is wrong with it
   */
  static List<Pattern> read(String name, byte[] yaml) {
    Load load =
        new Load(LoadSettings.builder().setLabel(name).setAllowDuplicateKeys(false).build());
    Object document = load.loadFromInputStream(new ByteArrayInputStream(yaml));
    List<Pattern> patterns = new ArrayList<>();
    if (!(document instanceof Map<?, ?> file) || !(file.get("patterns") instanceof List<?> list)) {
      throw new IllegalArgumentException(name + " has no list of patterns");
    }
    for (Object entry : list) {
      if (!(entry instanceof Map<?, ?> fields)) {
        throw new IllegalArgumentException(name + " has a pattern that is no mapping: " + entry);
      }
      try {
        patterns.add(pattern(fields));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s, pattern %s: %s".formatted(name, fields.get("id"), e.getMessage()), e);
      }
    }
    return patterns;
  }

  private static Pattern pattern(Map<?, ?> fields) {
    for (Object key : fields.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw new IllegalArgumentException("unknown key " + key);
      }
    }
    Pattern.Meaning meaning =
        switch (required(fields, "verdict")) {
          case "expected" -> Pattern.Meaning.EXPECTED;
          case "leak" -> Pattern.Meaning.LEAK;
          case String other -> throw new IllegalArgumentException("unknown verdict " + other);
        };
    boolean isLeak = meaning == Pattern.Meaning.LEAK;
    Set<WaitKind> waits = EnumSet.noneOf(WaitKind.class);
    strings(fields, "waits").forEach(wait -> waits.add(WaitKind.valueOf(wait)));
    return new Pattern(
        required(fields, "id"),
        required(fields, "says"),
        meaning,
        optional(fields, "innermost"),
        strings(fields, "calls"),
        optional(fields, "outermost"),
        optional(fields, "created_by"),
        waits,
        Boolean.TRUE.equals(fields.get("of_runtime")),
        !"forbidden".equals(optional(fields, "application_frames")),
        isLeak ? required(fields, "cause") : null,
        isLeak ? required(fields, "fix") : null,
        isLeak && required(fields, "strength").equals("strong"),
        required(fields, "why"));
  }

  private static String required(Map<?, ?> fields, String key) {
    String value = optional(fields, key);
    if (value == null) {
      throw new IllegalArgumentException("no " + key);
    }
    return value;
  }

  private static @Nullable String optional(Map<?, ?> fields, String key) {
    Object value = fields.get(key);
    return value == null ? null : value.toString();
  }

  private static List<String> strings(Map<?, ?> fields, String key) {
    return fields.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
