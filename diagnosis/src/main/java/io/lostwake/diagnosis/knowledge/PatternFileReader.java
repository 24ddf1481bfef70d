package io.lostwake.diagnosis.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads files of patterns in YAML. No two patterns of all the files that one reader reads may have
/// the same id. The format is described in `docs/rules.md`.
public final class PatternFileReader {
  /// A larger file is refused: none that people write is.
  public static final int MAXIMUM_BYTES = 1 << 20;

  private static final SequencedSet<String> KEYS =
      new LinkedHashSet<>(List.of("library", "source", "modules", "patterns"));

  private final SequencedSet<String> causes;
  private final Map<String, String> places = new HashMap<>();
  private final List<PatternFile> files = new ArrayList<>();
  private final List<RuleError> errors = new ArrayList<>();

  /// @param causes the ids of the causes that a pattern may name
  public PatternFileReader(SequencedSet<String> causes) {
    this.causes = new LinkedHashSet<>(causes);
  }

  /// Reads one file. What is wrong with it is told by [#files].
  ///
  /// @param name what the file is called in errors
  /// @param yaml at most 1 MiB, in UTF-8
  public void read(String name, byte[] yaml) {
    RuleErrors found = new RuleErrors(name);
    Node document = new YamlText(found).read(yaml);
    Fields fields = document == null ? null : Fields.of(document, "a file of rules", KEYS, found);
    if (fields != null) {
      Library library = library(fields, name);
      files.add(new PatternFile(name, library, patterns(fields, library, found)));
    }
    errors.addAll(found.found());
  }

  /// What was read.
  ///
  /// @throws InvalidRulesException if anything is wrong with any of the files
  public List<PatternFile> files() throws InvalidRulesException {
    if (!errors.isEmpty()) {
      throw new InvalidRulesException(errors);
    }
    return List.copyOf(files);
  }

  private static Library library(Fields fields, String file) {
    String name = Objects.requireNonNullElse(fields.text("library"), file);
    String source = Objects.requireNonNullElse(fields.text("source"), "");
    List<String> modules = fields.texts("modules");
    return new Library(name, source, modules.isEmpty() ? Library.modulesOf(name) : modules);
  }

  private List<Pattern> patterns(Fields fields, Library library, RuleErrors found) {
    List<Pattern> patterns = new ArrayList<>();
    for (Node entry : entries(fields, found)) {
      PatternReader reader = PatternReader.of(entry, found);
      Pattern pattern = reader == null ? null : reader.read(library, causes);
      if (reader != null) {
        refuseSecond(reader.idNode(), found);
      }
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  private static List<Node> entries(Fields fields, RuleErrors found) {
    Node list = fields.node("patterns");
    if (list instanceof SequenceNode sequence) {
      if (sequence.getValue().isEmpty()) {
        found.at(list, "patterns is empty");
      }
      return sequence.getValue();
    }
    if (list == null) {
      fields.required("patterns");
    } else {
      found.at(list, "patterns is a list, not " + Fields.kindOf(list));
    }
    return List.of();
  }

  private void refuseSecond(@Nullable Node id, RuleErrors found) {
    if (id == null) {
      return;
    }
    int line = id.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    String name = PatternReader.idOf(id);
    String first = places.putIfAbsent(name, found.file() + ":" + line);
    if (first != null) {
      found.at(id, "%s is already the id of the pattern at %s".formatted(name, first));
    }
  }
}
