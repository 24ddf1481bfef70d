package io.lostwake.golang;

import io.lostwake.model.UnreadableSourceException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Tells the format of a dump by its content, never by its name, in bounded memory.
final class DumpRecogniser {
  private static final int WINDOW = 1 << 20;

  /// Kept before a dump far inside a log: the words that a crash prints before its goroutines.
  private static final int KEPT_BEFORE = 1 << 16;

  private static final int HEAD = 1 << 16;

  private final DumpInput input;
  private final byte[] window = new byte[WINDOW];
  private int filled;
  private long skippedBytes;
  private long skippedLines;
  private boolean isAfterOtherProfile;

  private DumpRecogniser(DumpInput input) {
    this.input = input;
  }

  /// What was recognised.
  ///
  /// @param format the format
  /// @param dump all of the input but what was skipped
  /// @param skippedBytes how much text before the dump was left out
  /// @param skippedLines how many lines that was
  record Recognised(DumpFormat format, InputStream dump, long skippedBytes, long skippedLines) {}

  /// Recognises a dump.
  ///
  /// @throws UnreadableSourceException if there is none; the message says what there is instead, as
  ///   a clause
  static Recognised recognise(DumpInput input) throws UnreadableSourceException {
    return new DumpRecogniser(input).recognise();
  }

  private Recognised recognise() throws UnreadableSourceException {
    fill();
    if (filled == 0) {
      throw new UnreadableSourceException("it is empty");
    }
    String other = OtherInput.byMagicOf(window, filled);
    if (other != null) {
      throw new UnreadableSourceException(other);
    }
    if (ProfileShape.matches(window, filled)) {
      return recognised(DumpFormat.PROFILE);
    }
    return recogniseText();
  }

  private Recognised recogniseText() throws UnreadableSourceException {
    byte[] head = Arrays.copyOf(window, Math.min(filled, HEAD));
    while (true) {
      String text = new String(window, 0, filled, StandardCharsets.ISO_8859_1);
      isAfterOtherProfile |= Markers.otherProfileIn(text) != null;
      Markers.@Nullable Place place = Markers.firstIn(text, !isAfterOtherProfile);
      if (place != null) {
        return recognised(place.format());
      }
      boolean isAtEnd = filled < WINDOW;
      if (isAtEnd) {
        throw new UnreadableSourceException(OtherInput.byContentOf(head, head.length));
      }
      slide();
    }
  }

  private Recognised recognised(DumpFormat format) {
    int start = startsWithByteOrderMark() ? 3 : 0;
    InputStream dump =
        new SequenceInputStream(new ByteArrayInputStream(window, start, filled - start), input);
    return new Recognised(format, dump, skippedBytes, skippedLines);
  }

  private boolean startsWithByteOrderMark() {
    return filled >= 3
        && window[0] == (byte) 0xef
        && window[1] == (byte) 0xbb
        && window[2] == (byte) 0xbf;
  }

  /// Forgets the text that was searched, but for its last lines.
  private void slide() {
    int from = filled - KEPT_BEFORE;
    while (from < filled - Markers.MAXIMUM_LENGTH && window[from - 1] != '\n') {
      from++;
    }
    for (int i = 0; i < from; i++) {
      skippedLines += window[i] == '\n' ? 1 : 0;
    }
    skippedBytes += from;
    System.arraycopy(window, from, window, 0, filled - from);
    filled -= from;
    fill();
  }

  private void fill() {
    while (filled < WINDOW) {
      int n = input.read(window, filled, WINDOW - filled);
      if (n < 0) {
        return;
      }
      filled += n;
    }
  }
}
