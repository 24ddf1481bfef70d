package io.lostwake.golang;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The lines of a text, each kept up to a limit.
final class ProfileLines {

  /// Twice what the longest real line takes: 1,024 addresses of 19 characters.
  static final int MAX_LINE_BYTES = 40_000;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;
  private long shortened;
  private boolean endsWithinLine;

  ProfileLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /// The next line without its end, or null after the last. Bytes that are no UTF-8 become U+FFFD.
  @Nullable String next() throws IOException {
    line.reset();
    int length = 0;
    int next = in.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      if (length++ < MAX_LINE_BYTES) {
        line.write(next);
      }
      next = in.read();
    }
    number++;
    endsWithinLine = next < 0;
    shortened += length > MAX_LINE_BYTES ? 1 : 0;
    return line.toString(StandardCharsets.UTF_8);
  }

  /// The number of the last line, from 1.
  long number() {
    return number;
  }

  /// Whether the last line had no end.
  boolean endsWithinLine() {
    return endsWithinLine;
  }

  /// How many lines were longer than is kept.
  long shortened() {
    return shortened;
  }
}
