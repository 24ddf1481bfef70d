package io.lostwake.diagnosis.knowledge;

import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.Frame;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Stack;
import io.lostwake.model.WaitKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How strands look that fit a pattern.
///
/// @param innermost the function the strand stopped in; null for any
/// @param calls functions on the stack in this order from the inside out, gaps allowed
/// @param outermost the function the strand was started with; null for any
/// @param createdBy the function that started it; null for any; not asked where the format does not
///   tell it
/// @param waits kinds of wait; empty for any
/// @param allowsApplicationFrames whether the user's own code may be on the stack
public record Shape(
    @Nullable NamePattern innermost,
    List<NamePattern> calls,
    @Nullable NamePattern outermost,
    @Nullable NamePattern createdBy,
    Set<WaitKind> waits,
    boolean allowsApplicationFrames) {
  public Shape {
    calls = List.copyOf(calls);
    waits = Set.copyOf(waits);
  }

  /// Whether the strands of a cohort look so.
  boolean fits(Cohort cohort, Snapshot snapshot) {
    Stack stack = cohort.stack();
    if (stack.frames().isEmpty() || !fitsWait(cohort.blockedOn().kind())) {
      return false;
    }
    return isNullOrFits(innermost, stack.frames().getFirst().function())
        && isNullOrFits(outermost, stack.frames().getLast().function())
        && callsInOrder(stack)
        && (allowsApplicationFrames || stack.innermostApplicationFrame().isEmpty())
        && fitsCreator(cohort.creator(), snapshot);
  }

  /// Whether the innermost function can be this one.
  boolean canStopIn(String function) {
    return isNullOrFits(innermost, function);
  }

  /// Whether it says of no frame what it is: then strands of any library fit.
  boolean fitsEveryStack() {
    return isNullOrEverything(innermost)
        && isNullOrEverything(outermost)
        && calls.stream().allMatch(NamePattern::isEverything);
  }

  /// Where the source tells a wait only by how many frames it hides, a select of Go 1.8 and before
  /// looks like an operation on a channel.
  private boolean fitsWait(WaitKind wait) {
    return waits.isEmpty()
        || waits.contains(wait)
        || (wait == WaitKind.CHAN_OPERATION && waits.contains(WaitKind.UNKNOWN));
  }

  /// How far out it names a caller: the index of the frame of the last of its calls, the innermost
  /// frame is 0; 0 too when it names none, or when they are not on the stack.
  int reach(Stack stack) {
    return calls.isEmpty() ? 0 : Math.max(0, lastCall(stack));
  }

  private boolean callsInOrder(Stack stack) {
    return calls.isEmpty() || lastCall(stack) >= 0;
  }

  /// The index of the frame where the last call was found, after those before it; -1 if it was not.
  private int lastCall(Stack stack) {
    int next = 0;
    int index = 0;
    for (Frame frame : stack.frames()) {
      if (calls.get(next).fits(frame.function()) && ++next == calls.size()) {
        return index;
      }
      index++;
    }
    return -1;
  }

  private boolean fitsCreator(@Nullable Frame creator, Snapshot snapshot) {
    if (createdBy == null || !snapshot.tells(Detail.CREATORS)) {
      return true;
    }
    return creator != null && createdBy.fits(creator.function());
  }

  private static boolean isNullOrFits(@Nullable NamePattern wanted, String function) {
    return wanted == null || wanted.fits(function);
  }

  private static boolean isNullOrEverything(@Nullable NamePattern wanted) {
    return wanted == null || wanted.isEverything();
  }
}
