package io.lostwake.pprof;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.ZipException;

/// Reads `profile.proto`, plain or gzip, and believes nothing it has not checked: what it returns
/// has every text, every location and every function that is referred to, no id twice, and as many
/// values in each sample as there are sample types. Fields it does not know are skipped. A location
/// may name a mapping that is not there, as Go's own reader allows.
///
/// Holds the uncompressed bytes in memory, up to [ReadLimits#maxBytes()].
public final class ProfileReader {

  private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};

  private final ReadLimits limits;

  /// A reader with [ReadLimits#DEFAULT].
  public ProfileReader() {
    this(ReadLimits.DEFAULT);
  }

  /// A reader that refuses what goes beyond `limits`.
  public ProfileReader(ReadLimits limits) {
    this.limits = limits;
  }

  /// Reads a whole profile from memory.
  ///
  /// @throws MalformedProfileException for everything that is no profile or goes beyond the limits
  public Profile read(byte[] bytes) throws MalformedProfileException {
    try {
      return read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  /// Reads a whole profile up to the end of `in`, which the caller should close.
  ///
  /// @throws MalformedProfileException for everything that is no profile or goes beyond the limits
  /// @throws IOException when `in` itself fails
  public Profile read(InputStream in) throws IOException, MalformedProfileException {
    byte[] start = in.readNBytes(GZIP_MAGIC.length);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
    byte[] bytes = Arrays.equals(start, GZIP_MAGIC) ? gunzip(whole) : bounded(whole);
    if (bytes.length == 0) {
      throw new MalformedProfileException(0, "a profile, not nothing");
    }
    return new ProfileDecoder(bytes, limits.maxEntries()).decode();
  }

  private byte[] gunzip(InputStream compressed) throws IOException, MalformedProfileException {
    long unpacked = 0;
    try (CountingInputStream plain = new CountingInputStream(new GzipStream(compressed))) {
      try {
        return bounded(plain);
      } finally {
        unpacked = plain.count();
      }
    } catch (ZipException | EOFException e) {
      throw new MalformedProfileException(unpacked, "an intact gzip stream", e);
    }
  }

  private byte[] bounded(InputStream in) throws IOException, MalformedProfileException {
    byte[] bytes = in.readNBytes(limits.maxBytes() + 1);
    if (bytes.length > limits.maxBytes()) {
      throw new MalformedProfileException(
          limits.maxBytes(), "a profile of at most " + limits.maxBytes() + " bytes");
    }
    return bytes;
  }
}
