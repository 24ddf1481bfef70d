package io.lostwake.diagnosis.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// The keys of one mapping and their values. Whatever is wrong with one is told once, and the value
/// then counts as absent.
final class Fields {
  private static final int LONGEST_LIST = 64;

  private final Node mapping;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final RuleErrors errors;

  private Fields(Node mapping, RuleErrors errors) {
    this.mapping = mapping;
    this.errors = errors;
  }

  /// The fields of a node; null when it is no mapping.
  static @Nullable Fields of(
      Node node, String what, SequencedSet<String> known, RuleErrors errors) {
    if (!(node instanceof MappingNode mapping)) {
      errors.at(node, what + " is a mapping of keys to values, not " + kindOf(node));
      return null;
    }
    Fields fields = new Fields(node, errors);
    for (NodeTuple tuple : mapping.getValue()) {
      fields.add(tuple, known);
    }
    return fields;
  }

  private void add(NodeTuple tuple, SequencedSet<String> known) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      errors.at(tuple.getKeyNode(), "a key is a word, not " + kindOf(tuple.getKeyNode()));
    } else if (!known.contains(key.getValue())) {
      errors.unknown(key, "key", key.getValue(), known);
    } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
      errors.at(key, key.getValue() + " is given twice");
    }
  }

  /// The value of a key; null when it is absent.
  @Nullable Node node(String key) {
    return values.get(key);
  }

  /// Where to point at when something is wrong with a value: the mapping when it is absent.
  Node at(String key) {
    return values.getOrDefault(key, mapping);
  }

  /// A text; null when it is absent or none.
  @Nullable String text(String key) {
    Node node = values.get(key);
    return node == null ? null : text(key, node);
  }

  /// A text that has to be there; null when it is not.
  @Nullable String required(String key) {
    if (!values.containsKey(key)) {
      errors.at(mapping, "no " + key);
    }
    return text(key);
  }

  /// One of some words; null when it is absent or another one.
  @Nullable String word(String key, SequencedSet<String> known) {
    String word = text(key);
    if (word != null && !known.contains(word)) {
      errors.unknown(at(key), key, word, known);
      return null;
    }
    return word;
  }

  /// A list of texts; empty when it is absent.
  List<String> texts(String key) {
    return scalars(key).stream().map(ScalarNode::getValue).toList();
  }

  /// A list of texts with their places; empty when it is absent.
  List<ScalarNode> scalars(String key) {
    Node node = values.get(key);
    if (node == null) {
      return List.of();
    }
    List<ScalarNode> scalars = new ArrayList<>();
    for (Node item : items(key, node)) {
      if (text(key, item) != null) {
        scalars.add((ScalarNode) item);
      }
    }
    return scalars;
  }

  /// The items of a list of at most 64; empty when the node is none.
  private List<Node> items(String key, Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      errors.at(node, "%s is a list, not %s".formatted(key, kindOf(node)));
      return List.of();
    }
    if (sequence.getValue().size() > LONGEST_LIST) {
      errors.at(node, "%s has more than %d items".formatted(key, LONGEST_LIST));
      return List.of();
    }
    return sequence.getValue();
  }

  /// Yes or no; no when it is absent.
  boolean flag(String key) {
    Node node = values.get(key);
    if (node == null) {
      return false;
    }
    if (!node.getTag().equals(Tag.BOOL)) {
      errors.at(node, key + " is true or false");
    }
    return node instanceof ScalarNode scalar && scalar.getValue().equals("true");
  }

  /// A whole number from 0 to a billion; the given one when it is absent.
  int number(String key, int absent) {
    Node node = values.get(key);
    if (node == null) {
      return absent;
    }
    if (node instanceof ScalarNode scalar && scalar.getValue().matches("\\d{1,9}")) {
      return Integer.parseInt(scalar.getValue());
    }
    errors.at(node, key + " is a whole number, 0 or more, without separators");
    return absent;
  }

  private @Nullable String text(String key, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      errors.at(node, "%s is a text, not %s".formatted(key, kindOf(node)));
      return null;
    }
    if (scalar.getValue().isBlank() || scalar.getTag().equals(Tag.NULL)) {
      errors.at(node, key + " is empty");
      return null;
    }
    return scalar.getValue();
  }

  static String kindOf(Node node) {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      default -> "a single value";
    };
  }
}
