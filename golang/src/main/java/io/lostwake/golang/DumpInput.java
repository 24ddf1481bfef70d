package io.lostwake.golang;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A dump on its way in. It ends, instead of failing, where its source fails or its limit is
/// reached, so that what came before is not lost; what happened is told afterwards.
final class DumpInput extends InputStream {
  private final InputStream source;
  private final long limit;
  private long count;
  private boolean isOverLimit;
  private @Nullable IOException failure;

  /// An input of at most so many bytes.
  ///
  /// @param source not closed by this
  /// @param limit in bytes; [Long#MAX_VALUE] for none
  DumpInput(InputStream source, long limit) {
    this.source = source;
    this.limit = limit;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (failure != null || isOverLimit) {
      return -1;
    }
    if (length == 0) {
      return 0;
    }
    try {
      if (count == limit) {
        isOverLimit = source.read() >= 0;
        return -1;
      }
      int n = source.read(bytes, offset, (int) Math.min(length, limit - count));
      count += Math.max(n, 0);
      return n;
    } catch (IOException e) {
      failure = e;
      return -1;
    }
  }

  /// How many bytes came.
  long count() {
    return count;
  }

  /// Whether there was more than the limit.
  boolean isOverLimit() {
    return isOverLimit;
  }

  /// What made the source fail; null when it did not.
  @Nullable IOException failure() {
    return failure;
  }

  /// What made the source fail, in words; null when it did not.
  @Nullable String failureWords() {
    return switch (failure) {
      case null -> null;
      case EOFException e -> "the gzip data ends early";
      case ZipException e -> "the gzip data is damaged";
      case IOException e -> VisibleText.of(String.valueOf(e.getMessage()), 200);
    };
  }
}
