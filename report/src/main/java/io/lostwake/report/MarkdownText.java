package io.lostwake.report;

import java.util.regex.Pattern;

/// Text of a process as Markdown that shows it and does nothing else. Escaping alone would not do:
/// GitHub and GitLab look for `@names`, `#12`, commits and addresses in the text that is left after
/// Markdown, but in code they do not.
final class MarkdownText {
  /// Letters, digits and the punctuation of a sentence, nothing else.
  private static final Pattern PLAIN =
      Pattern.compile("[\"(]?[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’,.;%/–-]*[\"),.;:?]{0,3}|·");

  /// What looks like a commit, an issue of GitHub or of a tracker beside it, or an address.
  private static final Pattern LINKED =
      Pattern.compile("(?i)[\"(]?(?:[0-9a-f]{7,64}|[a-z]{1,20}-[0-9]+|www\\..*)[\"),.;:?]{0,3}");

  /// What would begin a list.
  private static final Pattern LISTED = Pattern.compile("[0-9]+[.)].*");

  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final int SHORTEST_FENCE = 3;

  private MarkdownText() {}

  /// A sentence: its plain words as they are, the others as code. One line.
  static String prose(String sentence) {
    var prose = new StringBuilder();
    var code = new StringBuilder();
    for (String word : VisibleText.of(sentence).split(" ", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      boolean isFirst = prose.isEmpty() && code.isEmpty();
      if (isOpen(code) || !isPlain(word) || (isFirst && LISTED.matcher(word).matches())) {
        space(code).append(word);
      } else {
        flush(code, prose);
        space(prose).append(word);
      }
    }
    flush(code, prose);
    return prose.toString();
  }

  /// Any text as code inside a line.
  static String code(String text) {
    String visible = VisibleText.of(text);
    if (visible.isBlank()) {
      return "` `";
    }
    String ticks = "`".repeat(longestRun(visible) + 1);
    String room =
        visible.startsWith("`")
                || visible.endsWith("`")
                || visible.startsWith(" ")
                || visible.endsWith(" ")
            ? " "
            : "";
    return ticks + room + visible + room + ticks;
  }

  /// Lines as a block of code. The fence is longer than any in them.
  ///
  /// @param lines without control characters; each ends with a line feed
  static String block(String lines) {
    String fence = "`".repeat(Math.max(SHORTEST_FENCE, longestRun(lines) + 1));
    return fence + "text\n" + lines + fence + "\n";
  }

  private static boolean isPlain(String word) {
    return PLAIN.matcher(word).matches() && !LINKED.matcher(word).matches();
  }

  /// Whether a bracket is open: `make(chan T, 1)` is one piece of code.
  private static boolean isOpen(StringBuilder code) {
    return code.chars().filter(c -> c == '(').count() > code.chars().filter(c -> c == ')').count();
  }

  /// The punctuation of the sentence stays behind the code.
  private static void flush(StringBuilder code, StringBuilder prose) {
    if (!code.isEmpty()) {
      int end = code.length();
      while (end > 1 && ",.;:".indexOf(code.charAt(end - 1)) >= 0) {
        end--;
      }
      space(prose).append(code(code.substring(0, end))).append(code, end, code.length());
      code.setLength(0);
    }
  }

  private static StringBuilder space(StringBuilder text) {
    return text.isEmpty() ? text : text.append(' ');
  }

  private static int longestRun(String text) {
    return BACKTICKS
        .matcher(text)
        .results()
        .mapToInt(run -> run.end() - run.start())
        .max()
        .orElse(0);
  }
}
