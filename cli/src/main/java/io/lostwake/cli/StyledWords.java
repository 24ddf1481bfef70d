package io.lostwake.cli;

import io.lostwake.report.VisibleText;
import java.util.ArrayList;
import java.util.List;

/// Collects the words of a text that changes its colour, even in the middle of a word.
final class StyledWords {
  private final List<Word> words = new ArrayList<>();
  private final StringBuilder painted = new StringBuilder();
  private int width;

  /// A word without spaces.
  ///
  /// @param painted with its colours
  /// @param width how many characters it has without them
  record Word(String painted, int width) {}

  /// Continues the text. A space ends a word, and so does nothing else.
  void add(String colour, String text) {
    String[] pieces = VisibleText.of(text).split(" ", -1);
    for (int i = 0; i < pieces.length; i++) {
      if (i > 0) {
        endWord();
      }
      painted.append(Painted.text(colour, pieces[i]));
      width += pieces[i].length();
    }
  }

  /// The words so far.
  List<Word> words() {
    endWord();
    return List.copyOf(words);
  }

  private void endWord() {
    if (width > 0) {
      words.add(new Word(painted.toString(), width));
    }
    painted.setLength(0);
    width = 0;
  }
}
