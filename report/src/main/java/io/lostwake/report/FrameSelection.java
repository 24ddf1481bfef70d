package io.lostwake.report;

import io.lostwake.model.Frame;
import io.lostwake.model.Stack;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The frames of a stack that are worth a line, innermost first, and what is left out between them:
/// where the strand stopped, the culprit with its neighbours, more of the user's code, and where
/// the strand began.
///
/// @param rows never two gaps side by side
record FrameSelection(List<Row> rows) {
  FrameSelection {
    rows = List.copyOf(rows);
  }

  /// One line of a stack.
  sealed interface Row {}

  /// A frame that is shown.
  ///
  /// @param isCulprit whether it is the one to open first
  record Shown(Frame frame, boolean isCulprit) implements Row {}

  /// Frames that are not shown.
  ///
  /// @param count how many; at least 2
  /// @param commonPackage the package all of them belong to, if it is one
  record Gap(int count, Optional<String> commonPackage) implements Row {}

  /// @param culprit the frame to open first; null when there is none
  /// @param room how many frames are shown when there are more; at least 4
  static FrameSelection of(Stack stack, @Nullable Frame culprit, int room) {
    List<Frame> frames = stack.frames();
    int culpritIndex = culprit == null ? -1 : frames.indexOf(culprit);
    int focus = culpritIndex >= 0 ? culpritIndex : innermostApplicationFrame(frames);
    BitSet shown = shown(frames, focus, room);
    List<Row> rows = new ArrayList<>();
    for (int index = 0; index < frames.size(); ) {
      int next = shown.nextSetBit(index);
      int end = next < 0 ? frames.size() : next;
      if (end - index > 1) {
        rows.add(gap(frames.subList(index, end)));
      } else if (end - index == 1) {
        rows.add(new Shown(frames.get(index), false));
      }
      if (next >= 0) {
        rows.add(new Shown(frames.get(next), next == culpritIndex));
      }
      index = end + 1;
    }
    return new FrameSelection(rows);
  }

  boolean hasCulprit() {
    return rows.stream().anyMatch(row -> row instanceof Shown shown && shown.isCulprit());
  }

  private static int innermostApplicationFrame(List<Frame> frames) {
    for (int index = 0; index < frames.size(); index++) {
      if (frames.get(index).isApplication()) {
        return index;
      }
    }
    return -1;
  }

  private static BitSet shown(List<Frame> frames, int focus, int room) {
    int count = frames.size();
    var shown = new BitSet(count);
    if (count <= room) {
      shown.set(0, count);
      return shown;
    }
    shown.set(0);
    shown.set(count - 1);
    if (focus >= 0) {
      shown.set(focus);
      shown.set(Math.max(0, focus - 1));
    }
    int limit = focus < 0 ? room / 2 + 1 : room;
    for (int index = Math.max(0, focus); index < count && shown.cardinality() < limit; index++) {
      if (focus < 0 || index == focus + 1 || frames.get(index).isApplication()) {
        shown.set(index);
      }
    }
    return shown;
  }

  private static Gap gap(List<Frame> frames) {
    String first = FrameText.packageOf(frames.getFirst().function());
    boolean isCommon =
        frames.stream().allMatch(frame -> FrameText.packageOf(frame.function()).equals(first));
    return new Gap(frames.size(), isCommon ? Optional.of(first) : Optional.empty());
  }
}
