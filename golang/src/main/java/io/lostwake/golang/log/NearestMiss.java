package io.lostwake.golang.log;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The place in a log that came nearest to the header of a goroutine, and why it is none.
public final class NearestMiss {
  private static final int MAXIMUM_SHOWN = 60;

  private int nearness;
  private long line;
  private String text = "";
  private String reason = "";

  /// None so far.
  public NearestMiss() {}

  /// Looks at a word `goroutine` that begins no header.
  void consider(LogBytes bytes, int marker) {
    byte[] buffer = bytes.buffer();
    int to = Math.min(bytes.limit(), marker + Markers.MAXIMUM_LENGTH);
    int newline = MarkerScan.newline(buffer, marker, to);
    int now = nearness(buffer, marker, newline);
    if (now > nearness) {
      nearness = now;
      line = bytes.number() + MarkerScan.newlines(buffer, bytes.at(), marker);
      take(buffer, marker, newline);
    }
  }

  /// Looks at a line that begins no dump.
  void considerLine(LogLine log) {
    int marker = nearness == 4 ? -1 : MarkerScan.next(log.bytes(), log.from(), log.to());
    if (marker >= 0
        && log.bytes()[marker] != '@'
        && Markers.isLikely(log.bytes(), marker, log.to())) {
      nearness = 4;
      line = log.number();
      take(log.bytes(), marker, log.to());
    }
  }

  private void take(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + MAXIMUM_SHOWN);
    text = new String(bytes, from, end - from, StandardCharsets.UTF_8).strip();
    reason =
        switch (nearness) {
          case 4 -> "is no whole header of a goroutine: it does not end in \"]:\"";
          case 3 -> "has no closed bracket after its state";
          case 2 -> "has no state in brackets";
          default -> "has no number and no state in brackets";
        };
  }

  private static int nearness(byte[] bytes, int marker, int to) {
    if (bytes[marker] == '@') {
      return 0;
    }
    int at = marker + "goroutine ".length();
    if (at >= to || bytes[at - 1] != ' ' || bytes[at] < '0' || bytes[at] > '9') {
      return 1;
    }
    for (int i = at; i < to; i++) {
      if (bytes[i] == '[') {
        return 3;
      }
    }
    return 2;
  }

  /// What it was, as a clause such as `line 812 "goroutine 17 running" has no state in brackets`;
  /// null when there was nothing. The text in it is as it was in the log.
  public @Nullable String words() {
    return nearness == 0 ? null : "line %d \"%s\" %s".formatted(line, text, reason);
  }
}
