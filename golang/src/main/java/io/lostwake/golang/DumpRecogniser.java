package io.lostwake.golang;

import io.lostwake.model.UnreadableSourceException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/// Tells what input is by its first bytes, never by its name: a profile, or text that may have
/// dumps in it.
final class DumpRecogniser {
  private static final int WINDOW = 1 << 20;
  private static final int HEAD = 1 << 16;

  private final boolean isProfile;
  private final InputStream content;
  private final byte[] head;

  DumpRecogniser(boolean isProfile, InputStream content, byte[] head) {
    this.isProfile = isProfile;
    this.content = content;
    this.head = head;
  }

  /// Whether it is profile.proto.
  boolean isProfile() {
    return isProfile;
  }

  /// All of the input.
  InputStream content() {
    return content;
  }

  /// Its beginning, to say what it is when there is no dump in it.
  byte[] head() {
    return head;
  }

  /// Looks at the first bytes.
  ///
  /// @throws UnreadableSourceException if there are none, or if they are something else for sure;
  ///   the message says what, as a clause
  static DumpRecogniser recognise(DumpInput input) throws UnreadableSourceException {
    byte[] window = new byte[WINDOW];
    int filled = fill(input, window);
    if (filled == 0) {
      throw new UnreadableSourceException("it is empty");
    }
    String other = OtherInput.byMagicOf(window, filled);
    if (other != null) {
      throw new UnreadableSourceException(other);
    }
    InputStream content =
        new SequenceInputStream(new ByteArrayInputStream(window, 0, filled), input);
    return new DumpRecogniser(
        ProfileShape.matches(window, filled),
        content,
        Arrays.copyOf(window, Math.min(filled, HEAD)));
  }

  private static int fill(DumpInput input, byte[] window) {
    int filled = 0;
    while (filled < window.length) {
      int n = input.read(window, filled, window.length - filled);
      if (n < 0) {
        break;
      }
      filled += n;
    }
    return filled;
  }
}
