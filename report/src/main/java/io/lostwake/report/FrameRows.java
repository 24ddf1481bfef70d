package io.lostwake.report;

import io.lostwake.model.Frame;
import io.lostwake.model.Stack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stacks on a page, with sentences between them: all functions in one column, all places in
/// another, and a mark under the culprit's place.
final class FrameRows {
  private static final int GAP = 2;

  private final Page page;
  private final int column;
  private final String markColour;
  private final List<Row> rows = new ArrayList<>();

  private sealed interface Row {}

  /// A frame, behind the words that say what it is to the stack.
  private record FrameRow(String words, String name, String place, String colour, boolean isMarked)
      implements Row {
    int nameWidth() {
      return DisplayWidth.of(words) + DisplayWidth.of(name);
    }

    boolean fits(int room) {
      return nameWidth() + GAP + DisplayWidth.of(place) <= room;
    }
  }

  private record Sentence(String colour, String text) implements Row {}

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
            say(
                page.palette().quiet(),
                "… "
                    + Wording.number(gap.count())
                    + " frames"
                    + gap.commonPackage().map(" of "::concat).orElse(""));
      }
    }
    if (stack.elided() > 0) {
      say(
          page.palette().quiet(),
          "… the dump leaves out " + Wording.number(stack.elided()) + " more");
    }
    if (creator != null) {
      add("created by ", creator, isCreator && !selection.hasCulprit());
    }
    return this;
  }

  /// Adds a sentence over the whole width; an empty one is a blank line.
  FrameRows say(String colour, String text) {
    rows.add(new Sentence(colour, text));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /// Writes what was added.
  void write() throws IOException {
    int room = page.width() - column;
    int names = 0;
    for (Row row : rows) {
      if (row instanceof FrameRow frame && !frame.place().isEmpty() && frame.fits(room)) {
        names = Math.max(names, frame.nameWidth());
      }
    }
    for (Row row : rows) {
      switch (row) {
        case Sentence sentence -> page.prose(column, sentence.colour(), sentence.text());
        case FrameRow frame -> write(frame, names + GAP);
      }
    }
  }

  /// @param placeOffset where places start, counted from this column; a long place starts earlier
  ///   when its name leaves the room
  private void write(FrameRow row, int placeOffset) throws IOException {
    int room = page.width() - column;
    var line = new StyledLine().at(column).add(page.palette().quiet(), row.words());
    line.add(row.colour(), WrappedText.shortened(row.name(), room - DisplayWidth.of(row.words())));
    if (row.place().isEmpty()) {
      page.line(line);
      return;
    }
    String place = WrappedText.shortened(row.place(), room - GAP);
    int placeColumn = column + Math.min(placeOffset, room - DisplayWidth.of(place));
    if (!row.fits(room)) {
      page.line(line);
      line = new StyledLine();
    }
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
    rows.add(new FrameRow(words, text.function(), text.place(), colour, isMarked));
  }
}
