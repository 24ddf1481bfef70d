package io.lostwake.diagnosis;

import io.lostwake.model.Cohort;
import io.lostwake.model.Detail;
import io.lostwake.model.Frame;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Stack;
import io.lostwake.model.WaitKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one way in which a library's strands wait. Function names are exact; a {@code *}
 * at the end stands for any ending.
 *
 * @param id unique and stable
 * @param says what it is, as a short noun phrase in the singular
 * @param verdict idle by design, or a known way to leak
 * @param innermost the function the strand stopped in; null for any
 * @param calls functions on the stack in this order from the inside out, gaps allowed
 * @param outermost the function the strand was started with; null for any
 * @param createdBy the function that started it; null for any; not asked where the format does not
 *     tell it
 * @param waits kinds of wait; empty for any
 * @param isOfRuntime whether it is a thread of the runtime itself, which is woken from outside what
 *     a dump shows
 * @param allowsApplicationFrames whether the user's own code may be on the stack
 * @param cause for a leak: the id of its cause; else null
 * @param fix for a leak: what to do; else null
 * @param isStrong for a leak: whether the pattern alone is strong evidence
 * @param why the reason, in one sentence that can be checked
 */
record Pattern(
    String id,
    String says,
    Meaning verdict,
    @Nullable String innermost,
    List<String> calls,
    @Nullable String outermost,
    @Nullable String createdBy,
    Set<WaitKind> waits,
    boolean isOfRuntime,
    boolean allowsApplicationFrames,
    @Nullable String cause,
    @Nullable String fix,
    boolean isStrong,
    String why) {
  /** What it means when a strand fits. */
  enum Meaning {
    EXPECTED,
    LEAK
  }

  Pattern {
    calls = List.copyOf(calls);
    waits = Set.copyOf(waits);
  }

  /** Whether the strands of a cohort fit. */
  boolean matches(Cohort cohort, Snapshot snapshot) {
    Stack stack = cohort.stack();
    if (stack.frames().isEmpty()
        || (!waits.isEmpty() && !waits.contains(cohort.blockedOn().kind()))) {
      return false;
    }
    if (!allowsApplicationFrames && stack.innermostApplicationFrame().isPresent()) {
      return false;
    }
    return fits(innermost, stack.frames().getFirst().function())
        && fits(outermost, stack.frames().getLast().function())
        && callsInOrder(stack)
        && fitsCreator(cohort.creator(), snapshot);
  }

  private boolean callsInOrder(Stack stack) {
    int next = 0;
    for (Frame frame : stack.frames()) {
      if (next < calls.size() && fits(calls.get(next), frame.function())) {
        next++;
      }
    }
    return next == calls.size();
  }

  private boolean fitsCreator(@Nullable Frame creator, Snapshot snapshot) {
    if (createdBy == null || !snapshot.tells(Detail.CREATORS)) {
      return true;
    }
    return creator != null && fits(createdBy, creator.function());
  }

  private static boolean fits(@Nullable String wanted, String function) {
    if (wanted == null) {
      return true;
    }
    return wanted.endsWith("*")
        ? function.startsWith(wanted.substring(0, wanted.length() - 1))
        : function.equals(wanted);
  }
}
