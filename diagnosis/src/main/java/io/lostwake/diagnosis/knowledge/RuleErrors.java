package io.lostwake.diagnosis.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// What was found to be wrong with one file so far.
final class RuleErrors {
  /// A person reads no more; a hostile file does not fill the memory.
  private static final int MOST = 100;

  private final String file;
  private final List<RuleError> found = new ArrayList<>();

  RuleErrors(String file) {
    this.file = file;
  }

  /// Something is wrong at a node.
  void at(Node node, String says) {
    at(node.getStartMark(), says);
  }

  /// Something is wrong at a mark; at the beginning of the file without one.
  void at(Optional<Mark> mark, String says) {
    at(mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, says);
  }

  /// Something is wrong at a line and a column, both 1-based.
  void at(int line, int column, String says) {
    if (found.size() < MOST) {
      found.add(new RuleError(file, line, column, says));
    }
  }

  /// A word is not one of those that are known.
  void unknown(Node node, String what, String word, Collection<String> known) {
    String hint =
        Suggestion.of(word, known)
            .map(meant -> ": did you mean " + meant + "?")
            .orElseGet(() -> known.size() > 8 ? "" : "; known are " + String.join(", ", known));
    at(node, "unknown " + what + " " + word + hint);
  }

  /// The name of the file.
  String file() {
    return file;
  }

  /// All of it, in the order of the file.
  List<RuleError> found() {
    return found.stream()
        .sorted(Comparator.comparingInt(RuleError::line).thenComparingInt(RuleError::column))
        .toList();
  }
}
