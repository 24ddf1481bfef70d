package io.lostwake.cli;

import io.lostwake.jvm.attach.DumpPermission;
import io.lostwake.jvm.attach.DumpPlan;
import io.lostwake.jvm.attach.HeapDumpFile;
import io.lostwake.jvm.attach.LiveJvm;
import io.lostwake.model.UnreadableSourceException;

/// Says on standard error what a heap dump will do to a process, and asks before a large one.
final class HeapDumpConsent implements DumpPermission {
  private static final long LARGE = 2L << 30;

  private final Session session;
  private final DelayedProgress progress;
  private final boolean isGiven;

  /// @param isGiven whether a large one is taken without asking
  HeapDumpConsent(Session session, DelayedProgress progress, boolean isGiven) {
    this.session = session;
    this.progress = progress;
    this.isGiven = isGiven;
  }

  @Override
  public void ask(DumpPlan plan) throws UnreadableSourceException {
    progress.say(words(plan));
    boolean isLarge = !plan.isEstimated() || plan.size() > LARGE;
    if (isLarge && !isGiven && !session.confirmation().confirms("Take this dump? [y/N] ")) {
      throw new UnreadableSourceException(
          plan.jvm().words() + ": the dump was not taken; --yes takes it without asking");
    }
    progress.step("dumping the heap of " + plan.jvm().words());
  }

  /// Says what it did.
  void sayTaken(LiveJvm jvm, HeapDumpFile dump, boolean isKept) {
    progress.say(
        "%s: dumped %s; it stood still for at most %s%s"
            .formatted(
                jvm.words(),
                Amount.bytes(dump.size()),
                Amount.seconds(dump.pause()),
                isKept ? "; kept as " + dump.path() : ""));
  }

  private static String words(DumpPlan plan) {
    String what =
        "%s (JDK %s): dumping %s"
            .formatted(
                plan.jvm().words(),
                plan.jvm().version(),
                plan.liveObjectsOnly() ? "its live objects" : "all its objects, garbage too");
    return plan.isEstimated()
        ? "%s; with %s of heap in use, the dump will have about %s, and it will stand still for an estimated %s to %s"
            .formatted(
                what,
                Amount.bytes(plan.heapInUse()),
                Amount.bytes(plan.size()),
                Amount.seconds(plan.shortestPause()),
                Amount.seconds(plan.longestPause()))
        : what + "; it does not tell how full its heap is, so size and pause are not known";
  }
}
