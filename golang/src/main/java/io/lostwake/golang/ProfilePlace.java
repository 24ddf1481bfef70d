package io.lostwake.golang;

import io.lostwake.model.Stack;
import io.lostwake.model.WaitKind;

/// Where the goroutines of one record of a profile are.
///
/// @param stack what a traceback would print
/// @param waiting what they wait for
/// @param isMain whether it is the main goroutine
/// @param isWhole whether the outermost frame was in the profile
record ProfilePlace(Stack stack, RecoveredWait waiting, boolean isMain, boolean isWhole) {

  /// Whether it is a `select` without cases, or a select of which the format does not tell that.
  boolean mayBeEmptySelect() {
    WaitKind kind = waiting.blockedOn().kind();
    return kind == WaitKind.SELECT_NO_CASES || (kind == WaitKind.SELECT && !waiting.tellsNil());
  }
}
