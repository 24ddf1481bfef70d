package io.lostwake.diagnosis.knowledge;

import io.lostwake.model.WaitKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads one pattern of a file.
final class PatternReader {
  private static final SequencedSet<String> KEYS =
      words(
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
          "since",
          "until",
          "cause",
          "fix",
          "strength",
          "beyond",
          "why",
          "seen_in");
  private static final SequencedSet<String> BEYOND_KEYS =
      words("strands", "minutes", "explained_by", "beside", "cause", "fix", "why");
  private static final List<String> KEYS_OF_LEAKS = List.of("cause", "fix", "strength");
  private static final SequencedSet<String> WAITS =
      Arrays.stream(WaitKind.values())
          .map(WaitKind::name)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private final Node node;
  private final Fields fields;
  private final RuleErrors errors;

  private PatternReader(Node node, Fields fields, RuleErrors errors) {
    this.node = node;
    this.fields = fields;
    this.errors = errors;
  }

  /// A reader of an entry of the list; null when it is no mapping.
  static @Nullable PatternReader of(Node entry, RuleErrors errors) {
    Fields fields = Fields.of(entry, "a pattern", KEYS, errors);
    return fields == null ? null : new PatternReader(entry, fields, errors);
  }

  /// Where its id stands; null when it has none.
  @Nullable Node idNode() {
    Node id = fields.node("id");
    return id instanceof ScalarNode ? id : null;
  }

  /// The id at such a node.
  static String idOf(Node idNode) {
    return ((ScalarNode) idNode).getValue();
  }

  /// The pattern; null when something is wrong with it, which the errors then tell.
  ///
  /// @param causes the ids that a cause may have
  @Nullable Pattern read(Library library, SequencedSet<String> causes) {
    String id = id();
    String says = fields.required("says");
    String why = fields.required("why");
    fields.required("verdict");
    String verdict = fields.word("verdict", words("expected", "leak"));
    Shape shape = shape();
    VersionRange versions = versions();
    boolean isOfRuntime = fields.flag("of_runtime");
    String seenIn = Objects.requireNonNullElse(fields.text("seen_in"), "");
    boolean isLeak = "leak".equals(verdict);
    Leak leak = isLeak ? leak(causes) : null;
    Beyond beyond = beyond(causes, verdict, why);
    if ("expected".equals(verdict)) {
      refuseKeysOfLeaks();
    }
    if (id == null || says == null || why == null || verdict == null || (isLeak && leak == null)) {
      return null;
    }
    return new Pattern(id, library, says, shape, versions, isOfRuntime, leak, beyond, why, seenIn);
  }

  private @Nullable String id() {
    String id = fields.required("id");
    if (id != null && !id.matches("[a-z0-9][a-z0-9._-]{0,79}")) {
      errors.at(fields.at("id"), "an id has small letters, digits, dots and dashes, at most 80");
      return null;
    }
    return id;
  }

  private Shape shape() {
    Shape shape =
        new Shape(
            name("innermost"),
            fields.texts("calls").stream().map(call -> checked("calls", call)).toList(),
            name("outermost"),
            name("created_by"),
            waits(),
            !"forbidden".equals(fields.word("application_frames", words("allowed", "forbidden"))));
    if (shape.fitsEveryStack() && !shape.waits().equals(Set.of(WaitKind.RUNTIME_INTERNAL))) {
      errors.at(node, "it would fit every stack: give innermost, calls or outermost");
    }
    return shape;
  }

  private @Nullable NamePattern name(String key) {
    String name = fields.text(key);
    return name == null ? null : checked(key, name);
  }

  private NamePattern checked(String key, String name) {
    NamePattern pattern = new NamePattern(name);
    if (!pattern.isWellFormed()) {
      errors.at(
          fields.at(key), "%s: a * stands for any ending, so it can only be last".formatted(name));
    }
    return pattern;
  }

  private Set<WaitKind> waits() {
    Set<WaitKind> waits = EnumSet.noneOf(WaitKind.class);
    for (ScalarNode wait : fields.scalars("waits")) {
      if (WAITS.contains(wait.getValue())) {
        waits.add(WaitKind.valueOf(wait.getValue()));
      } else {
        errors.unknown(wait, "wait", wait.getValue(), WAITS);
      }
    }
    return waits;
  }

  private VersionRange versions() {
    VersionRange range = new VersionRange(version("since"), version("until"));
    if (range.isBackwards()) {
      errors.at(fields.at("since"), "since is a later version than until");
    }
    return range;
  }

  private @Nullable Version version(String key) {
    String text = fields.text(key);
    if (text == null) {
      return null;
    }
    Version version = Version.parse(text).orElse(null);
    if (version == null) {
      errors.at(
          fields.at(key),
          "%s is a version of the library such as v1.2.0, or of Go such as go1.22, not %s"
              .formatted(key, text));
    }
    return version;
  }

  private @Nullable Leak leak(SequencedSet<String> causes) {
    String cause = cause(fields, causes);
    String fix = fields.required("fix");
    boolean isStrong = "strong".equals(fields.word("strength", words("weak", "strong")));
    return cause == null || fix == null ? null : new Leak(cause, fix, isStrong);
  }

  private static @Nullable String cause(Fields fields, SequencedSet<String> causes) {
    fields.required("cause");
    return fields.word("cause", causes);
  }

  private @Nullable Beyond beyond(
      SequencedSet<String> causes, @Nullable String verdict, @Nullable String why) {
    Node value = fields.node("beyond");
    if (value == null) {
      return null;
    }
    if ("leak".equals(verdict)) {
      errors.at(value, "beyond is for what waits by design (verdict: expected)");
      return null;
    }
    Fields limit = Fields.of(value, "beyond", BEYOND_KEYS, errors);
    if (limit == null) {
      return null;
    }
    limit.required("strands");
    int strands = limit.number("strands", 0);
    int minutes = limit.number("minutes", 0);
    String cause = cause(limit, causes);
    String fix = limit.required("fix");
    String reason =
        Objects.requireNonNullElse(limit.text("why"), Objects.requireNonNullElse(why, ""));
    List<String> explainedBy = limit.texts("explained_by");
    List<String> beside = limit.texts("beside");
    return cause == null || fix == null
        ? null
        : new Beyond(strands, minutes, explainedBy, beside, cause, fix, reason);
  }

  private void refuseKeysOfLeaks() {
    for (String key : KEYS_OF_LEAKS) {
      Node value = fields.node(key);
      if (value != null) {
        errors.at(value, key + " is for a leak, not for what waits by design");
      }
    }
  }

  private static SequencedSet<String> words(String... words) {
    return new LinkedHashSet<>(List.of(words));
  }
}
