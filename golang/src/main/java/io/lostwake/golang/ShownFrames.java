package io.lostwake.golang;

import io.lostwake.model.Frame;
import io.lostwake.model.Stack;
import java.util.ArrayList;
import java.util.List;

/// Which frames of a profile a traceback (`debug=2`) would print, so that one place has one stack
/// in every format. As `showfuncinfo` and `traceback1` of Go 1.19 to 1.27's `runtime/traceback.go`
/// decide it.
final class ShownFrames {

  /// How many frames a traceback prints at either end of a long stack (Go 1.21 and later).
  private static final int ENDS = 50;

  private ShownFrames() {}

  /// The stack of a traceback.
  ///
  /// @param frames all frames, innermost first
  /// @param isWhole whether the outermost frame is among them: only then is it known what a
  ///   traceback leaves out
  static Stack of(List<ProfileFrame> frames, boolean isWhole) {
    List<ProfileFrame> shown = new ArrayList<>(frames.size());
    for (ProfileFrame frame : frames) {
      if (isShown(frame.function(), shown.isEmpty())) {
        shown.add(frame);
      }
    }
    if (shown.isEmpty()) {
      frames.stream().filter(ShownFrames::isShownForWantOfOthers).forEach(shown::add);
    }
    int elided = isWhole ? Math.max(0, shown.size() - 2 * ENDS) : 0;
    List<Frame> kept = new ArrayList<>(shown.size() - elided);
    for (int i = 0; i < shown.size(); i++) {
      if (elided == 0 || i < ENDS || i >= shown.size() - ENDS) {
        kept.add(frame(shown.get(i)));
      }
    }
    return new Stack(kept, elided);
  }

  private static Frame frame(ProfileFrame frame) {
    String function = FunctionNames.normalised(frame.function());
    return new Frame(
        function, frame.file(), frame.line(), FunctionNames.originOf(function, frame.file()));
  }

  private static boolean isShown(String function, boolean isFirst) {
    if (!function.startsWith("runtime.")) {
      return function.indexOf('.') >= 0;
    }
    return switch (function) {
      case "runtime.gopanic" -> !isFirst;
      case "runtime.runFinalizers", "runtime.runCleanups" -> true;
      default -> isExported(function.substring("runtime.".length()));
    };
  }

  /// Exported functions, and exported methods of exported types.
  private static boolean isExported(String name) {
    int dot = name.lastIndexOf('.');
    String receiver = dot < 0 ? "" : name.substring(0, dot);
    if (receiver.startsWith("(*") && receiver.endsWith(")")) {
      receiver = receiver.substring(2, receiver.length() - 1);
    }
    return startsUpperCase(name.substring(dot + 1))
        && (receiver.isEmpty() || startsUpperCase(receiver));
  }

  private static boolean startsUpperCase(String name) {
    return !name.isEmpty() && name.charAt(0) >= 'A' && name.charAt(0) <= 'Z';
  }

  private static boolean isShownForWantOfOthers(ProfileFrame frame) {
    return !frame.function().isEmpty()
        && !frame.isIn("runtime.goexit")
        && !frame.isIn("runtime.main");
  }
}
