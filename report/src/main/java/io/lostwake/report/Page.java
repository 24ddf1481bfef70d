package io.lostwake.report;

import java.io.IOException;
import java.util.List;

/// Where a text report is written: lines of a known width in the colours of a palette.
final class Page {
  /// Text is not spread wider than this, however wide the terminal: long lines are hard to read.
  static final int MAXIMUM_WIDTH = 120;

  /// Narrower than this, nothing could be laid out.
  static final int MINIMUM_WIDTH = 40;

  /// Sentences are not longer than this from where they start.
  private static final int MAXIMUM_PROSE = 96;

  private final Palette palette;
  private final int width;
  private final Appendable out;

  Page(Palette palette, int width, Appendable out) {
    this.palette = palette;
    this.width = Math.clamp(width, MINIMUM_WIDTH, MAXIMUM_WIDTH);
    this.out = out;
  }

  Palette palette() {
    return palette;
  }

  int width() {
    return width;
  }

  void blank() throws IOException {
    out.append('\n');
  }

  void line(StyledLine line) throws IOException {
    out.append(line.toString()).append('\n');
  }

  /// A sentence, wrapped, every line of it at the same column.
  void prose(int column, String colour, String sentence) throws IOException {
    prose(new StyledLine(), column, colour, sentence);
  }

  /// A sentence behind what the first line holds already; the other lines hang below its start.
  void prose(StyledLine first, int column, String colour, String sentence) throws IOException {
    prose(first, column, Math.min(width - column, MAXIMUM_PROSE), colour, sentence);
  }

  void prose(StyledLine first, int column, int room, String colour, String sentence)
      throws IOException {
    List<String> lines = WrappedText.lines(VisibleText.of(sentence), room);
    line(first.at(column).add(colour, lines.getFirst()));
    for (String next : lines.subList(1, lines.size())) {
      line(new StyledLine().at(column).add(colour, next));
    }
  }
}
