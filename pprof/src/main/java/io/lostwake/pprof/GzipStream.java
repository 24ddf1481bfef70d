package io.lostwake.pprof;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Unpacks gzip (RFC 1952) from a source that may be damaged or hostile. What can be unpacked
/// before the damage comes out before the exception does, and any number of members after each
/// other takes no more memory than one: [java.util.zip.GZIPInputStream] of JDK 25 loses the one and
/// overflows its stack on the other. What follows the last member and is no gzip is ignored, as
/// `gzip` does.
public final class GzipStream extends InputStream {

  private static final int MAGIC_1 = 0x1f;
  private static final int MAGIC_2 = 0x8b;
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream source;
  private final byte[] packed = new byte[1 << 16];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private int at;
  private int limit;
  private boolean isAtEnd;
  private @Nullable IOException failure;

  /// Unpacks `source`, which is not closed. Reads the first header.
  ///
  /// @throws ZipException if there is none
  /// @throws EOFException if it is cut
  /// @throws IOException when `source` itself fails
  public GzipStream(InputStream source) throws IOException {
    this.source = source;
    if (packedByte() != MAGIC_1 || packedByte() != MAGIC_2) {
      throw new ZipException("no gzip data");
    }
    readHeader();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (length == 0) {
      return 0;
    }
    try {
      while (!isAtEnd) {
        int count = unpack(bytes, offset, length);
        if (count > 0) {
          checksum.update(bytes, offset, count);
          return count;
        }
      }
      return -1;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /// Frees what unpacking took; the source stays open.
  @Override
  public void close() {
    inflater.end();
    isAtEnd = true;
  }

  /// Unpacks some bytes of the current member, or steps on towards them.
  private int unpack(byte[] bytes, int offset, int length) throws IOException {
    if (inflater.finished()) {
      endMember();
      return 0;
    }
    if (inflater.needsDictionary()) {
      throw new ZipException("gzip has no dictionaries");
    }
    if (inflater.needsInput()) {
      if (at == limit && !fill()) {
        throw new EOFException("the gzip data ends inside a member");
      }
      inflater.setInput(packed, at, limit - at);
      at = limit;
    }
    long before = inflater.getBytesWritten();
    try {
      return inflater.inflate(bytes, offset, length);
    } catch (DataFormatException e) {
      ZipException damage = new ZipException(String.valueOf(e.getMessage()));
      damage.initCause(e);
      int unpacked = (int) (inflater.getBytesWritten() - before);
      if (unpacked == 0) {
        throw damage;
      }
      failure = damage;
      return unpacked;
    }
  }

  private void endMember() throws IOException {
    at = limit - inflater.getRemaining();
    long expectedChecksum = packedNumber(4);
    long expectedLength = packedNumber(4);
    if (expectedChecksum != checksum.getValue()
        || expectedLength != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw new ZipException("the gzip data's checksum or length is wrong");
    }
    checksum.reset();
    inflater.reset();
    isAtEnd = !beginsNextMember();
    if (!isAtEnd) {
      readHeader();
    }
  }

  private boolean beginsNextMember() throws IOException {
    if (at == limit && !fill()) {
      return false;
    }
    if ((packed[at] & 0xff) != MAGIC_1) {
      return false;
    }
    at++;
    if (at == limit && !fill()) {
      return false;
    }
    return (packed[at++] & 0xff) == MAGIC_2;
  }

  /// Reads what follows the two bytes that every member begins with.
  private void readHeader() throws IOException {
    if (packedByte() != DEFLATE) {
      throw new ZipException("gzip data of an unknown method");
    }
    int flags = packedByte();
    // Time, level and system.
    packedNumber(6);
    if ((flags & EXTRA) != 0) {
      for (long left = packedNumber(2); left > 0; left--) {
        packedByte();
      }
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      packedNumber(2);
    }
  }

  private void skipText() throws IOException {
    while (packedByte() != 0) {
      // Names and comments are of no use here.
    }
  }

  private long packedNumber(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) packedByte() << (8 * i);
    }
    return number;
  }

  private int packedByte() throws IOException {
    if (at == limit && !fill()) {
      throw new EOFException("the gzip data ends inside its frame");
    }
    return packed[at++] & 0xff;
  }

  private boolean fill() throws IOException {
    int count = source.read(packed, 0, packed.length);
    at = 0;
    limit = Math.max(count, 0);
    return count > 0;
  }
}
