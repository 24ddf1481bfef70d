package io.lostwake.jvm.hprof;

/// Numbers in bytes, highest byte first. Written out by hand: the first compiler, which alone runs
/// for small dumps, is several times slower with `VarHandle` and `MemorySegment`.
final class BigEndian {
  private BigEndian() {}

  static int u2(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }

  static int i4(byte[] bytes, int at) {
    return (bytes[at] << 24)
        | ((bytes[at + 1] & 0xff) << 16)
        | ((bytes[at + 2] & 0xff) << 8)
        | (bytes[at + 3] & 0xff);
  }

  static long i8(byte[] bytes, int at) {
    return ((long) i4(bytes, at) << 32) | (i4(bytes, at + 4) & 0xffff_ffffL);
  }

  /// An id of 4 or 8 bytes.
  static long id(byte[] bytes, int at, int size) {
    return size == 8 ? i8(bytes, at) : i4(bytes, at) & 0xffff_ffffL;
  }
}
