package io.lostwake.cli;

import io.lostwake.jvm.HeapDumpReader;
import io.lostwake.jvm.WakeUp;
import io.lostwake.jvm.attach.DeadlockReport;
import io.lostwake.jvm.attach.DumpRequest;
import io.lostwake.jvm.attach.HeapDumpFile;
import io.lostwake.jvm.attach.HeapDumpTaker;
import io.lostwake.jvm.attach.LiveJvm;
import io.lostwake.jvm.attach.LiveJvms;
import io.lostwake.jvm.attach.ThreadPrint;
import io.lostwake.jvm.proof.HeapContents;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Snapshots of living JVMs and of heap dumps.
final class Jvms {
  private final LiveJvms processes;
  private final HeapDumpReader reader;
  private final HeapDumpConsent consent;
  private final DumpRequest request;
  private final InstantSource clock;

  /// @param request what is dumped of a living JVM
  Jvms(
      LiveJvms processes,
      HeapDumpReader reader,
      HeapDumpConsent consent,
      DumpRequest request,
      InstantSource clock) {
    this.processes = processes;
    this.reader = reader;
    this.consent = consent;
    this.request = request;
    this.clock = clock;
  }

  /// Takes a snapshot of a living JVM, for which it stands still while its heap is dumped.
  ///
  /// @param wanted a pid or a part of the main class
  Snapshot take(String wanted) throws UnreadableSourceException {
    LiveJvm jvm = processes.find(wanted);
    return withDump(
        jvm,
        (path, contents) -> {
          DeadlockAnswer answer = askForDeadlocks(jvm);
          Snapshot snapshot = reader.read(path, wanted, contents, answer.report().deadlocks());
          return answer.warning() == null ? snapshot : snapshot.warning(answer.warning());
        });
  }

  /// Counts the platform threads of a living JVM.
  Snapshot count(String wanted) throws UnreadableSourceException {
    return ThreadPrint.of(processes.find(wanted)).count(wanted, clock.instant());
  }

  /// Reads a heap dump.
  Snapshot read(Path heapDump, String name) throws UnreadableSourceException {
    return reader.read(heapDump, name, HeapContents.UNKNOWN, List.of());
  }

  /// Says by which path something live can still wake a thread of a living JVM.
  List<String> whyAlive(String wanted, String thread) throws UnreadableSourceException {
    return withDump(
        processes.find(wanted), (path, contents) -> whyAlive(path, wanted, contents, thread));
  }

  /// The same for a thread in a heap dump.
  List<String> whyAlive(Path heapDump, String name, String thread)
      throws UnreadableSourceException {
    return whyAlive(heapDump, name, HeapContents.UNKNOWN, thread);
  }

  private List<String> whyAlive(Path heapDump, String name, HeapContents contents, String thread)
      throws UnreadableSourceException {
    List<WakeUp> answers = reader.whyAlive(heapDump, name, contents, thread);
    if (answers.isEmpty()) {
      throw new UnreadableSourceException(
          name + ": there is no thread with the id or the name " + thread);
    }
    List<String> lines = new ArrayList<>();
    for (WakeUp answer : answers) {
      lines.add(answer.thread() + ": " + answer.says());
      answer.way().forEach(step -> lines.add("  " + step));
    }
    return lines;
  }

  private interface Reading<T> {
    T of(Path heapDump, HeapContents contents) throws UnreadableSourceException;
  }

  private <T> T withDump(LiveJvm jvm, Reading<T> reading) throws UnreadableSourceException {
    try (HeapDumpFile dump = new HeapDumpTaker(consent, clock).take(jvm, request)) {
      consent.sayTaken(jvm, dump, request.keep() != null);
      return reading.of(
          dump.path(),
          dump.liveObjectsOnly() ? HeapContents.LIVE_OBJECTS : HeapContents.ALL_OBJECTS);
    } catch (IOException e) {
      throw new UnreadableSourceException(
          "%s: its dump cannot be deleted (%s)".formatted(jvm.words(), e.getMessage()), e);
    }
  }

  /// @param warning what the report could not tell; null when nothing
  private record DeadlockAnswer(DeadlockReport report, @Nullable Warning warning) {}

  private static DeadlockAnswer askForDeadlocks(LiveJvm jvm) {
    String cost = "a deadlock of platform threads in monitors may be missing";
    try {
      DeadlockReport report = ThreadPrint.of(jvm).deadlocks();
      return new DeadlockAnswer(
          report,
          report.notUnderstood() == 0
              ? null
              : new Warning(
                  Warning.Kind.LINE_NOT_UNDERSTOOD,
                  "",
                  "%d of the deadlocks that the JVM reports were not understood"
                      .formatted(report.notUnderstood()),
                  cost));
    } catch (UnreadableSourceException e) {
      return new DeadlockAnswer(
          DeadlockReport.NONE,
          new Warning(
              Warning.Kind.REQUEST_FAILED,
              "",
              "the JVM did not give its own deadlock report: " + e.getMessage(),
              cost));
    }
  }
}
