package io.lostwake.golang.log;

import io.lostwake.golang.log.PrefixedLines.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The dumps in a log of any size, one after the other. The log is read once, as far as the dumps
/// are; where nothing is like a dump it is passed over at the speed of a search. Lines of several
/// processes may be mixed.
public final class LogDumps {
  /// What may stand before a dump and belong to it, in lines.
  static final int MAXIMUM_LINES_BEFORE = 512;

  private static final int MAXIMUM_BYTES_BEFORE = 1 << 17;

  /// Processes whose dumps are mixed.
  private static final int MAXIMUM_PROCESSES = 64;

  /// Lines of others after which a process has nothing more to say.
  private static final int MAXIMUM_LINES_OF_OTHERS = 20_000;

  /// Text of dumps that wait while another one is read.
  private static final long MAXIMUM_WAITING = 48L << 20;

  private final NearestMiss nearestMiss = new NearestMiss();
  private final LogBytes bytes;
  private final LogDump.Budget budget = new LogDump.Budget(MAXIMUM_WAITING);
  private final List<LoggedProcess> processes = new ArrayList<>();
  private final Deque<LogLine> before = new ArrayDeque<>();
  private long bytesBefore;
  private final Deque<LogDump> opened = new ArrayDeque<>();
  private @Nullable QuotedLines longLine;
  private boolean isAfterOtherProfile;
  private boolean isAtEnd;

  /// The dumps of a log, which is not closed.
  public LogDumps(InputStream log) {
    bytes = new LogBytes(log, nearestMiss);
  }

  /// The next dump; null when there is none. The one before must have been read to its end.
  ///
  /// @throws IOException if the log fails
  public @Nullable LogDump next() throws IOException {
    while (opened.isEmpty() && step()) {
      // Until a dump begins.
    }
    return opened.poll();
  }

  /// What came nearest to the header of a goroutine where there was none.
  public NearestMiss nearestMiss() {
    return nearestMiss;
  }

  /// A dump begins.
  LogDump opened(DumpFormat format, long line, long offset) {
    LogDump dump = new LogDump(this, budget, format, line, offset);
    opened.add(dump);
    return dump;
  }

  /// Reads on in a dump.
  int read(LogDump dump, byte[] into, int from, int length) throws IOException {
    while (true) {
      if (dump.hasWaiting()) {
        return dump.takeWaiting(into, from, length);
      }
      if (dump.isEnded()) {
        return -1;
      }
      int read = readPlain(dump, into, from, length);
      if (read > 0) {
        return read;
      }
      step();
    }
  }

  /// Reads lines as they are, when they can only be of this dump.
  private int readPlain(LogDump dump, byte[] into, int from, int length) throws IOException {
    if (processes.size() != 1 || longLine != null || !bytes.isAtLineStart() || !bytes.fill()) {
      return 0;
    }
    DumpCutter cutter = processes.getFirst().plainCutter();
    if (cutter == null || cutter.dump() != dump) {
      return 0;
    }
    int start = bytes.at();
    int end = cutter.takePlain(bytes.buffer(), start, Math.min(bytes.limit(), start + length));
    if (end > start) {
      System.arraycopy(bytes.buffer(), start, into, from, end - start);
      long lines = cutter.plainLines();
      dump.lineNumbers().add(bytes.number(), lines);
      bytes.take(end, lines);
    }
    return end - start;
  }

  /// Takes the next line, or passes over what has none; false at the end of the log.
  private boolean step() throws IOException {
    if (isAtEnd) {
      return false;
    }
    boolean isIdle = processes.isEmpty() && longLine == null && !bytes.isNearMarker();
    if ((isIdle && !bytes.skipToMarker()) || !bytes.nextLine()) {
      endAll();
      return false;
    }
    LogLine line =
        new LogLine(
            bytes.buffer(),
            bytes.lineFrom(),
            bytes.lineTo(),
            bytes.lineNumber(),
            bytes.lineOffset(),
            bytes.isTerminated() || bytes.isContinued());
    if (longLine != null && bytes.isPart()) {
      longLine.takePart(line);
    } else if (!bytes.isPart() || hasHeader(line)) {
      longLine = null;
      route(line.plain());
    }
    if (longLine != null && (!bytes.isContinued() || !longLine.isOpen())) {
      longLine = null;
    }
    processes.removeIf(process -> process.isOver(MAXIMUM_LINES_OF_OTHERS));
    return true;
  }

  private static boolean hasHeader(LogLine line) {
    return DumpLine.place(line.bytes(), line.from(), line.to(), false) != null;
  }

  private void endAll() {
    isAtEnd = true;
    for (LoggedProcess process : List.copyOf(processes)) {
      process.end();
    }
    processes.clear();
  }

  private void route(LogLine line) {
    for (LoggedProcess process : inOrder()) {
      Claim claim = process.take(line);
      if (claim == Claim.TAKEN) {
        taken(process, line);
        return;
      }
    }
    isAfterOtherProfile |= isOfOtherProfile(line);
    Markers.@Nullable Place place =
        DumpLine.place(line.bytes(), line.from(), line.to(), !isAfterOtherProfile);
    if (place == null) {
      keepBefore(line);
      nearestMiss.considerLine(line);
    } else {
      begin(line, place);
    }
  }

  /// Those whose prefix is not known yet, then those with one, then those without.
  private List<LoggedProcess> inOrder() {
    if (processes.size() == 1) {
      return List.of(processes.getFirst());
    }
    List<LoggedProcess> order = new ArrayList<>(processes.reversed());
    order.sort((a, b) -> Integer.compare(a.order(), b.order()));
    return order;
  }

  private void taken(LoggedProcess process, LogLine line) {
    if (process.isJustLearned()) {
      LoggedProcess known = null;
      for (LoggedProcess other : processes) {
        known = other != process && other.isSameAs(process) ? other : known;
      }
      process.handOver(known == null ? process : known, line);
      if (known != null) {
        processes.remove(process);
      }
    }
    longLine = process.openLine(bytes.isContinued());
    if (process.isBare() && line.kind() == DumpLine.OTHER) {
      keepBefore(line);
    }
  }

  private void begin(LogLine line, Markers.Place place) {
    LoggedProcess process = LoggedProcess.of(this, line, place);
    if (processes.size() == MAXIMUM_PROCESSES) {
      processes.removeFirst().end();
    }
    processes.add(process);
    process.begin(List.copyOf(before), line, place);
    before.clear();
    bytesBefore = 0;
    longLine = process.openLine(bytes.isContinued());
  }

  private static boolean isOfOtherProfile(LogLine line) {
    int to = Math.min(line.to(), line.from() + 64);
    String start =
        new String(line.bytes(), line.from(), to - line.from(), StandardCharsets.ISO_8859_1);
    return Markers.otherProfileIn(start) != null;
  }

  private void keepBefore(LogLine line) {
    before.add(line.copy());
    bytesBefore += line.to() - line.from();
    while (before.size() > MAXIMUM_LINES_BEFORE || bytesBefore > MAXIMUM_BYTES_BEFORE) {
      LogLine first = before.removeFirst();
      bytesBefore -= first.to() - first.from();
    }
  }
}
