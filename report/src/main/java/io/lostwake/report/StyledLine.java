package io.lostwake.report;

/// One line of a terminal, built from left to right. It counts the columns of the text without the
/// colours, and lets nothing through that a terminal would obey.
final class StyledLine {
  private final StringBuilder text = new StringBuilder();
  private int width;
  private int column;

  StyledLine add(String colour, String piece) {
    String visible = VisibleText.of(piece);
    if (visible.isEmpty()) {
      return this;
    }
    if (column > width) {
      text.repeat(' ', column - width);
      width = column;
    }
    text.append(Palette.paint(colour, visible));
    width += DisplayWidth.of(visible);
    return this;
  }

  StyledLine add(String piece) {
    return add("", piece);
  }

  /// Continues at a column, counted from 0; where the line is longer already, right behind it. A
  /// line without anything behind the column does not end in spaces.
  StyledLine at(int column) {
    this.column = column;
    return this;
  }

  /// How many columns are taken.
  int width() {
    return width;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
