package io.lostwake.golang;

import io.lostwake.golang.log.LogDump;
import io.lostwake.golang.log.LogDumps;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Target;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Reads one of the dumps in a text: the one that was asked for, or the last one with more than the
/// stack of a single goroutine, which servers print whenever a handler panics.
final class DumpSelection {
  /// Stands for the last dump.
  static final int LAST = 0;

  /// Dumps up to this size are kept as text until it is known which one is wanted.
  private static final int SMALL = 1 << 16;

  /// So many of the last dumps are kept, in case that the very last one cannot be read.
  private static final int KEPT = 8;

  private static final int SHOWN_LINES_SKIPPED = 1 << 20;

  private final Readers readers;
  private final Target target;
  private final int wanted;
  private final DumpList list = new DumpList();
  private final Deque<Candidate> candidates = new ArrayDeque<>();
  private @Nullable Candidate loneStack;
  private @Nullable Candidate wordsOnly;

  /// A selection.
  ///
  /// @param wanted the number of a dump, from 1, or [#LAST]
  DumpSelection(Readers readers, Target target, int wanted) {
    this.readers = readers;
    this.target = target;
    this.wanted = wanted;
  }

  /// A dump that may be the one to be read.
  private static final class Candidate {
    private final int number;
    private final LogDump dump;
    private final byte[] text;
    private final @Nullable Snapshot snapshot;

    private Candidate(int number, LogDump dump, byte[] text, @Nullable Snapshot snapshot) {
      this.number = number;
      this.dump = dump;
      this.text = text;
      this.snapshot = snapshot;
    }

    int number() {
      return number;
    }

    LogDump dump() {
      return dump;
    }

    byte[] text() {
      return text;
    }

    @Nullable Snapshot snapshot() {
      return snapshot;
    }
  }

  /// Reads the dump that is wanted.
  ///
  /// @throws UnreadableSourceException if there is none, or not so many; the message is a clause
  Snapshot read(DumpRecogniser recognised) throws IOException, UnreadableSourceException {
    LogDumps log = new LogDumps(recognised.content());
    for (LogDump dump = log.next(); dump != null; dump = log.next()) {
      Candidate candidate = candidate(dump);
      if (candidate != null && candidate.number() == wanted) {
        return snapshot(candidate);
      }
    }
    if (wanted > list.size()) {
      throw new UnreadableSourceException(
          list.size() == 0 ? nothing(recognised, log) : list.withoutNumber(wanted));
    }
    return last(recognised, log);
  }

  private @Nullable Candidate candidate(LogDump dump) throws IOException {
    InputStream text = dump.text();
    byte[] head = text.readNBytes(SMALL);
    Snapshot snapshot = null;
    if (head.length == SMALL && (wanted == LAST || wanted == list.size() + 1)) {
      snapshot =
          snapshotOrNull(dump, new SequenceInputStream(new ByteArrayInputStream(head), text));
    }
    text.transferTo(OutputStream.nullOutputStream());
    boolean isRead = head.length < SMALL || wanted != LAST || snapshot != null;
    if (!dump.isWorthReading() || !isRead) {
      wordsOnly = new Candidate(0, dump, head, null);
      return null;
    }
    int number = list.add(dump, snapshot == null ? dump.strands() : snapshot.total());
    Candidate candidate = new Candidate(number, dump, head, snapshot);
    if (dump.isLoneStack()) {
      loneStack = candidate;
    } else {
      keep(candidate);
    }
    return candidate;
  }

  private void keep(Candidate candidate) {
    if (candidate.snapshot() != null) {
      candidates.clear();
    }
    candidates.add(candidate);
    if (candidates.size() > KEPT) {
      candidates.remove();
    }
  }

  private Snapshot last(DumpRecogniser recognised, LogDumps log)
      throws IOException, UnreadableSourceException {
    Candidate lone = loneStack;
    Candidate words = wordsOnly;
    if (lone != null) {
      candidates.addFirst(lone);
    }
    if (words != null) {
      candidates.addFirst(words);
    }
    while (!candidates.isEmpty()) {
      // Words that only look like a dump are passed over: then the one before is the last.
      Candidate candidate = candidates.removeLast();
      Snapshot snapshot = candidate.snapshot();
      if (snapshot == null) {
        snapshot = snapshotOrNull(candidate.dump(), new ByteArrayInputStream(candidate.text()));
      }
      if (snapshot != null) {
        return list.size() < 2 ? snapshot : snapshot.warning(list.warning(candidate.number()));
      }
    }
    throw new UnreadableSourceException(nothing(recognised, log));
  }

  private static String nothing(DumpRecogniser recognised, LogDumps log) {
    return OtherInput.byContentOf(
        recognised.head(), recognised.head().length, log.nearestMiss().words());
  }

  private Snapshot snapshot(Candidate candidate) throws IOException, UnreadableSourceException {
    Snapshot known = candidate.snapshot();
    return known != null
        ? known
        : snapshot(candidate.dump(), new ByteArrayInputStream(candidate.text()));
  }

  private @Nullable Snapshot snapshotOrNull(LogDump dump, InputStream text) throws IOException {
    try {
      return snapshot(dump, text);
    } catch (UnreadableSourceException e) {
      return null;
    }
  }

  private Snapshot snapshot(LogDump dump, InputStream text)
      throws IOException, UnreadableSourceException {
    Snapshot snapshot = DumpPlaces.inLog(readers.of(dump.format()).read(text, target), dump);
    if (dump.isShortened()) {
      snapshot =
          snapshot.warning(
              new Warning(
                  Warning.Kind.DUMP_CUT_OFF,
                  "line " + dump.line(),
                  "Several dumps are mixed here, and more of this one came than can wait.",
                  "Counts are lower bounds."));
    }
    if (dump.offset() < SHOWN_LINES_SKIPPED || list.size() > 1) {
      return snapshot;
    }
    return snapshot.warning(
        new Warning(
            Warning.Kind.OTHER_TEXT_SKIPPED,
            "",
            "%,d lines (%s) before the dump were skipped."
                .formatted(dump.line() - 1, Bytes.words(dump.offset())),
            ""));
  }
}
