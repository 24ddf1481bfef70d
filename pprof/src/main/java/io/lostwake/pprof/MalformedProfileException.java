package io.lostwake.pprof;

/// The bytes are not a profile: says where, and what should have been there.
public final class MalformedProfileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final long offset;
  private final String expected;

  MalformedProfileException(long offset, String expected) {
    super("byte %d of the uncompressed profile: expected %s".formatted(offset, expected));
    this.offset = offset;
    this.expected = expected;
  }

  MalformedProfileException(long offset, String expected, Throwable cause) {
    this(offset, expected);
    initCause(cause);
  }

  /// Where the first byte that does not fit is, counted from 0 after decompression.
  public long offset() {
    return offset;
  }

  /// What should have been there, in words. Holds no text from the profile.
  public String expected() {
    return expected;
  }
}
