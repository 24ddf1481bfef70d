package io.lostwake.jvm.hprof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// Reads single numbers anywhere in a dump, through the pages that were read last. Bytes behind the
/// end of the file read as 0.
final class Pages {
  private static final int SHIFT = 14;
  private static final int PAGE = 1 << SHIFT;
  private static final int COUNT = 256;

  private final DumpFile file;
  private final int idSize;
  private final byte[][] pages = new byte[COUNT][];
  private final long[] numbers = new long[COUNT];

  Pages(DumpFile file, int idSize) {
    this.file = file;
    this.idSize = idSize;
    Arrays.fill(numbers, -1);
  }

  int u1(long position) {
    return page(position)[(int) position & (PAGE - 1)] & 0xff;
  }

  int u2(long position) {
    int at = (int) position & (PAGE - 1);
    return at <= PAGE - 2
        ? BigEndian.u2(page(position), at)
        : (u1(position) << 8) | u1(position + 1);
  }

  int i4(long position) {
    int at = (int) position & (PAGE - 1);
    return at <= PAGE - 4
        ? BigEndian.i4(page(position), at)
        : (u2(position) << 16) | u2(position + 2);
  }

  long u4(long position) {
    return i4(position) & 0xffff_ffffL;
  }

  long i8(long position) {
    int at = (int) position & (PAGE - 1);
    return at <= PAGE - 8
        ? BigEndian.i8(page(position), at)
        : ((long) i4(position) << 32) | u4(position + 4);
  }

  long id(long position) {
    return idSize == 8 ? i8(position) : u4(position);
  }

  /// The value of a boolean, byte, char, short, int or long; the bits of a float or double.
  long number(long position, FieldType type) {
    return switch (type) {
      case OBJECT -> id(position);
      case BOOLEAN, BYTE -> (byte) u1(position);
      case CHAR -> u2(position);
      case SHORT -> (short) u2(position);
      case INT, FLOAT -> i4(position);
      case LONG, DOUBLE -> i8(position);
    };
  }

  /// Copies bytes, which have to lie inside the file.
  byte[] bytes(long position, int length) {
    byte[] bytes = new byte[length];
    try {
      file.read(position, bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  private byte[] page(long position) {
    long number = position >>> SHIFT;
    int slot = (int) number & (COUNT - 1);
    byte[] page = pages[slot];
    return numbers[slot] == number && page != null ? page : load(number, slot);
  }

  private byte[] load(long number, int slot) {
    byte[] page = pages[slot];
    if (page == null) {
      page = new byte[PAGE];
      pages[slot] = page;
    }
    long start = number << SHIFT;
    int there = (int) Math.max(0, Math.min(PAGE, file.size() - start));
    try {
      numbers[slot] = -1;
      file.read(start, page, 0, there);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Arrays.fill(page, there, PAGE, (byte) 0);
    numbers[slot] = number;
    return page;
  }
}
