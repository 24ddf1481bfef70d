package io.lostwake.cli;

import io.lostwake.cli.StyledWords.Word;
import io.lostwake.report.Palette;
import io.lostwake.report.VisibleText;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The simple Markdown of our own pages on a terminal: headings, paragraphs, lists, quotes, code,
/// emphasis and links. Paragraphs are wrapped; code and tables are left as they are written.
final class MarkdownPage {
  private static final int WIDEST = 88;
  private static final Pattern ITEM = Pattern.compile("(\\s*(?:[-*]|\\d+\\.)\\s+|>\\s?)(.*)");
  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*)");
  private static final Pattern INLINE =
      Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)]\\(([^)]+)\\)");

  private final Palette palette;
  private final int width;

  MarkdownPage(Palette palette, int columns) {
    this.palette = palette;
    this.width = Math.min(columns, WIDEST);
  }

  /// Writes a page.
  void write(String markdown, Appendable out) throws IOException {
    StringBuilder paragraph = new StringBuilder();
    boolean isCode = false;
    for (String line : markdown.lines().toList()) {
      Matcher heading = HEADING.matcher(line);
      boolean isFence = line.startsWith("```");
      boolean isLiteral = isCode || line.startsWith("|");
      if (isFence
          || isLiteral
          || line.isBlank()
          || heading.matches()
          || ITEM.matcher(line).matches()) {
        flush(paragraph, out);
      }
      if (isFence) {
        isCode = !isCode;
      } else if (isLiteral) {
        out.append(isCode ? "    " : "")
            .append(VisibleText.of(line.replace("\t", "    ")))
            .append('\n');
      } else if (line.isBlank()) {
        out.append('\n');
      } else if (heading.matches()) {
        out.append(Painted.text(palette.title(), VisibleText.of(heading.group(1)))).append('\n');
      } else {
        paragraph.append(paragraph.isEmpty() ? line.stripTrailing() : " " + line.strip());
      }
    }
    flush(paragraph, out);
  }

  private void flush(StringBuilder paragraph, Appendable out) throws IOException {
    if (paragraph.isEmpty()) {
      return;
    }
    Matcher item = ITEM.matcher(paragraph);
    String mark = item.matches() ? item.group(1) : "";
    List<Word> words = words(item.matches() ? item.group(2) : paragraph.toString());
    paragraph.setLength(0);
    int column = mark.length();
    out.append(mark);
    for (Word word : words) {
      boolean isFirst = column == mark.length();
      if (!isFirst && column + 1 + word.width() > width) {
        out.append('\n').append(" ".repeat(mark.length()));
        column = mark.length();
      } else if (!isFirst) {
        out.append(' ');
        column++;
      }
      out.append(word.painted());
      column += word.width();
    }
    out.append('\n');
  }

  private List<Word> words(String text) {
    StyledWords words = new StyledWords();
    Matcher inline = INLINE.matcher(text);
    int end = 0;
    while (inline.find()) {
      words.add("", text.substring(end, inline.start()));
      if (inline.group(1) != null) {
        words.add(palette.command(), inline.group(1));
      } else if (inline.group(2) != null) {
        words.add(palette.title(), inline.group(2));
      } else {
        words.add("", inline.group(3) + " (" + inline.group(4) + ")");
      }
      end = inline.end();
    }
    words.add("", text.substring(end));
    return words.words();
  }
}
