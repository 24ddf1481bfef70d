package io.lostwake.jvm.attach;

import io.lostwake.model.CohortCounter;
import io.lostwake.model.CohortTable;
import io.lostwake.model.LeakProfile;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Stack;
import io.lostwake.model.StrandKind;
import io.lostwake.model.Target;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Wait;
import io.lostwake.model.WaitKind;
import io.lostwake.model.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a JVM answers to `Thread.print`: its platform threads, and its own deadlock report. Cheap,
/// and safe under load (15 of 15 times, where `Thread.dump_to_file` crashed JDK 25.0.3).
///
/// @param jvm who answered
/// @param text the answer
public record ThreadPrint(LiveJvm jvm, String text) {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Pattern STATE =
      Pattern.compile(
          "\n   java\\.lang\\.Thread\\.State: ([A-Z_]{1,20})(?: \\(([a-z ]{1,40})\\))?");

  /// Asks a JVM.
  ///
  /// @throws UnreadableSourceException if it does not answer; the message is one line for people
  public static ThreadPrint of(LiveJvm jvm) throws UnreadableSourceException {
    try (AttachedJvm attached = AttachedJvm.to(jvm, ProcessFiles.PROCESSES, PATIENCE)) {
      return new ThreadPrint(jvm, attached.answerTo("Thread.print"));
    }
  }

  /// The deadlocks it reports.
  public DeadlockReport deadlocks() {
    return DeadlockReport.in(text);
  }

  /// How many platform threads are in which state, without their stacks, and the warning that
  /// virtual threads are not counted.
  ///
  /// @param name the source as the user named it
  public Snapshot count(String name, Instant takenAt) {
    CohortTable table = new CohortTable();
    STATE.matcher(text).results().map(ThreadPrint::wait).forEachOrdered(wait -> count(table, wait));
    return new Snapshot(
        new Target(name, TargetRuntime.JVM, jvm.version()),
        takenAt,
        table.total(),
        table.cohorts(),
        null,
        LeakProfile.NOT_TAKEN,
        Set.of(),
        List.of(
            new Warning(
                Warning.Kind.NOT_OFFERED,
                "",
                "a JVM that is asked for its threads tells only its platform threads",
                "virtual threads are not counted; check takes the heap dump that has them")));
  }

  private static void count(CohortTable table, Wait wait) {
    CohortCounter counter = table.at(StrandKind.PLATFORM_THREAD, Stack.EMPTY, wait, null);
    if (counter == null) {
      table.addOverLimit(1);
    } else {
      counter.add(1, false);
    }
  }

  private static Wait wait(MatchResult state) {
    String detail = state.group(2) == null ? "" : state.group(2);
    WaitKind kind =
        switch (state.group(1)) {
          case "RUNNABLE" -> WaitKind.RUNNABLE;
          case "BLOCKED" -> WaitKind.MONITOR_ENTER;
          case "WAITING" -> detail.equals("parking") ? WaitKind.PARK : WaitKind.CONDITION_WAIT;
          case "TIMED_WAITING" -> WaitKind.TIMED_WAIT;
          default -> WaitKind.UNKNOWN;
        };
    return new Wait(kind, state.group(1).toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
