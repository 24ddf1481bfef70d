package io.lostwake.report;

import io.lostwake.model.Frame;
import io.lostwake.model.Stack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stack on a page: functions in one column, places in another, and a mark under the culprit's
/// place.
final class FrameRows {
  private final Page page;
  private final int column;
  private final String markColour;
  private final List<Row> rows = new ArrayList<>();

  /// One line: a frame when there is a place, words alone when there is none.
  private record Row(String words, String name, String place, String colour, boolean isMarked) {
    int nameWidth() {
      return DisplayWidth.of(words) + DisplayWidth.of(name);
    }
  }

  /// @param column where the rows start
  /// @param markColour the colour of the mark under the culprit
  FrameRows(Page page, int column, String markColour) {
    this.page = page;
    this.column = column;
    this.markColour = markColour;
  }

  /// Adds a stack and the call that created its strands.
  ///
  /// @param culprit the frame to mark; null when there is none
  /// @param room how many frames are shown when there are more
  FrameRows add(Stack stack, @Nullable Frame creator, @Nullable Frame culprit, int room) {
    FrameSelection selection = FrameSelection.of(stack, culprit, room);
    boolean isCreator = culprit != null && culprit.equals(creator);
    if (culprit != null && !isCreator && !selection.hasCulprit()) {
      add("look at ", culprit, true);
    }
    for (FrameSelection.Row row : selection.rows()) {
      switch (row) {
        case FrameSelection.Shown shown -> add("", shown.frame(), shown.isCulprit());
        case FrameSelection.Gap gap ->
            addWords(
                "… "
                    + Wording.number(gap.count())
                    + " frames"
                    + gap.commonPackage().map(" of "::concat).orElse(""));
      }
    }
    if (stack.elided() > 0) {
      addWords("… the dump leaves out " + Wording.number(stack.elided()) + " more");
    }
    if (creator != null) {
      add("created by ", creator, isCreator && !selection.hasCulprit());
    }
    return this;
  }

  /// Writes what was added.
  void write() throws IOException {
    int room = page.width() - column;
    int places = rows.stream().mapToInt(row -> DisplayWidth.of(row.place())).max().orElse(0);
    int longest = Math.max(1, room - places - 2);
    int names = rows.stream().mapToInt(Row::nameWidth).filter(w -> w <= longest).max().orElse(0);
    for (Row row : rows) {
      write(row, room, column + names + 2);
    }
  }

  private void write(Row row, int room, int placeColumn) throws IOException {
    String words = WrappedText.shortened(row.words(), room);
    String name = WrappedText.shortened(row.name(), room - DisplayWidth.of(words));
    var line =
        new StyledLine().at(column).add(page.palette().quiet(), words).add(row.colour(), name);
    if (row.place().isEmpty()) {
      page.line(line);
      return;
    }
    if (line.width() + 2 > placeColumn) {
      page.line(line);
      line = new StyledLine();
    }
    int end = page.width() - placeColumn;
    String place = WrappedText.shortened(row.place(), Math.max(end, 12));
    page.line(line.at(placeColumn).add(row.colour(), place));
    if (row.isMarked()) {
      page.line(
          new StyledLine().at(placeColumn).add(markColour, "~".repeat(DisplayWidth.of(place))));
    }
  }

  private void add(String words, Frame frame, boolean isMarked) {
    FrameText text = FrameText.of(frame);
    Palette palette = page.palette();
    // Where it was started is the second thing to look at: it does not shine.
    boolean isSecond = !isMarked && !words.isEmpty() && frame.isApplication();
    String colour = isSecond ? "" : palette.of(frame.origin());
    rows.add(new Row(words, text.function(), text.place(), colour, isMarked));
  }

  private void addWords(String words) {
    rows.add(new Row(VisibleText.of(words), "", "", "", false));
  }
}
