package io.lostwake.golang.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of one process, known by what the log put before each of them. That is learned from
/// the first header and the line after it: many logs prefix only the first line of a message.
final class PrefixedLines {
  /// Lines that do not follow the header but may stand before the one that does.
  private static final int MAXIMUM_TRIES = 3;

  /// Words of a panic may have so many lines.
  private static final int MAXIMUM_WORDS = 20;

  private final DumpCutter cutter;
  private List<LogLine> before = new ArrayList<>();
  private @Nullable LogLine header;
  private int headerStart;
  private boolean isOfPanicparse;
  private @Nullable PrefixShape prefix;
  private int tries;

  PrefixedLines(LogDumps log) {
    cutter = new DumpCutter(log);
  }

  /// What became of a line.
  enum Claim {
    /// It is one of these lines.
    TAKEN,
    /// It is not.
    NOT_OURS,
    /// It may be, but the header of a goroutine is further inside.
    HEADER_INSIDE
  }

  /// Cuts the lines into dumps.
  DumpCutter cutter() {
    return cutter;
  }

  /// Whether the prefix is known.
  boolean isLearned() {
    return prefix != null;
  }

  /// Whether a header was seen.
  boolean hasHeader() {
    return header != null || prefix != null;
  }

  /// Whether the lines have no prefix.
  boolean isBare() {
    return prefix != null && prefix.isEmpty();
  }

  /// Whether lines with the same prefix are of the same process.
  boolean hasPrefixOf(PrefixedLines other) {
    return prefix != null && prefix.equals(other.prefix);
  }

  /// Keeps a line that may turn out to be the end of what stands before the dump.
  void addBefore(LogLine line) {
    if (before.size() == LogDumps.MAXIMUM_LINES_BEFORE) {
      before.removeFirst();
    }
    before.add(line);
  }

  /// Begins with the line of the first header.
  ///
  /// @param lines what stood before it
  void begin(List<LogLine> lines, LogLine line, Markers.Place place) {
    before.addAll(lines);
    header = line.copy();
    headerStart = place.offset();
    isOfPanicparse = place.format() == DumpFormat.PANICPARSE;
  }

  /// Tries to take a line.
  Claim take(LogLine line) {
    PrefixShape known = prefix;
    if (known == null) {
      return learn(line) ? Claim.TAKEN : Claim.NOT_OURS;
    }
    int start = known.match(line.bytes(), line.from(), line.to());
    if (start < 0) {
      boolean isBlank = line.kind() == DumpLine.BLANK;
      if (isBlank) {
        cutter.take(line);
      }
      return isBlank ? Claim.TAKEN : Claim.NOT_OURS;
    }
    LogLine rest = line.from(start);
    Markers.@Nullable Place place = DumpLine.place(rest.bytes(), rest.from(), rest.to(), false);
    if (place != null && !isIndentation(rest, place.offset())) {
      return Claim.HEADER_INSIDE;
    }
    cutter.take(rest);
    return Claim.TAKEN;
  }

  /// Takes a line whose header stands behind other words, as in `Leaked goroutine: goroutine 7
  /// [select]:`.
  ///
  /// @return false if the line has another prefix
  boolean takeWithWords(LogLine line) {
    PrefixShape known = prefix;
    int start = known == null ? -1 : known.match(line.bytes(), line.from(), line.to());
    if (start < 0) {
      return false;
    }
    LogLine rest = line.from(start);
    Markers.@Nullable Place place = DumpLine.place(rest.bytes(), rest.from(), rest.to(), false);
    int inside = place == null ? 0 : place.offset();
    if (!isIndentation(rest, inside)) {
      cutter.take(rest.part(start, start + inside));
    }
    cutter.take(rest.from(start + inside));
    return true;
  }

  private static boolean isIndentation(LogLine line, int length) {
    for (int i = line.from(); i < line.from() + length; i++) {
      if (line.bytes()[i] != ' ' && line.bytes()[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private boolean learn(LogLine line) {
    LogLine first = header;
    if (first == null) {
      return false;
    }
    if (isOfPanicparse) {
      // Its calls are indented: only the header tells where the prefix ends.
      assumeHeadersPrefix();
      return true;
    }
    int start =
        PrefixShape.startAfter(
            first.bytes(),
            headerStart,
            line.bytes(),
            line.from(),
            line.to(),
            (bytes, from, to) -> isAfterHeader(DumpLine.of(bytes, from, to)));
    if (start >= 0) {
      prefix = PrefixShape.of(line.bytes(), line.from(), start, first.bytes(), headerStart);
      return true;
    }
    tries++;
    boolean isBlank = line.kind() == DumpLine.BLANK;
    if (tries >= MAXIMUM_TRIES || (isBlank && headerStart == 0)) {
      assumeHeadersPrefix();
      return true;
    }
    return false;
  }

  private static boolean isAfterHeader(DumpLine kind) {
    return switch (kind) {
      case CALL, CREATED_BY, HEADER, OF_RUNTIME, RECORD, RECORD_PART -> true;
      default -> false;
    };
  }

  /// Takes what stands before the header for the prefix, as nothing else is known.
  void assumeHeadersPrefix() {
    LogLine first = header;
    if (first != null && prefix == null) {
      prefix = PrefixShape.of(first.bytes(), 0, headerStart, null, 0);
    }
  }

  /// Hands on what waited until the prefix was known: the last words of the process, and the
  /// header.
  ///
  /// @param into where to; another one when it turns out that these lines go on with its
  void handOver(PrefixedLines into) {
    LogLine first = header;
    PrefixShape known = prefix;
    if (first == null || known == null) {
      return;
    }
    if (into == this) {
      List<LogLine> ours = new ArrayList<>();
      for (LogLine line : before) {
        int start = known.match(line.bytes(), line.from(), line.to());
        if (start >= 0) {
          ours.add(line.from(start));
        } else if (line.kind() == DumpLine.BLANK) {
          ours.add(line);
        }
      }
      List<LogLine> kept = ours.subList(beginning(ours), ours.size());
      for (LogLine line : kept) {
        DumpLine kind = line.kind();
        if (kind == DumpLine.FILE || kind == DumpLine.BUCKET_CALL) {
          cutter.beginWithoutHeader(
              kind == DumpLine.FILE ? DumpFormat.TRACEBACK : DumpFormat.PANICPARSE,
              kept.getFirst());
          break;
        }
      }
      kept.forEach(cutter::take);
    }
    before = new ArrayList<>();
    header = null;
    if (!into.takeWithWords(first)) {
      into.cutter.take(first.from(headerStart));
    }
  }

  /// Where in the lines before a header a crash begins, or a goroutine whose header is lost.
  private static int beginning(List<LogLine> lines) {
    int words = lines.size();
    int others = 0;
    for (int i = lines.size() - 1; i >= 0 && others <= MAXIMUM_WORDS; i--) {
      DumpLine kind = lines.get(i).kind();
      if (kind == DumpLine.FATAL) {
        return i;
      }
      if (kind == DumpLine.END) {
        break;
      }
      // What panicparse says of the main goroutine has no creator by which it is known.
      boolean isBucket = i + 1 < lines.size() && lines.get(i + 1).kind() == DumpLine.BUCKET_CALL;
      boolean isOther = (kind == DumpLine.OTHER && !isBucket) || kind == DumpLine.PROFILE;
      others += isOther ? 1 : 0;
      words = others == 0 ? i : words;
    }
    return words;
  }
}
