package io.lostwake.golang.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables of an ELF program, as far as a section is to be found. Every number in them may be
/// wrong; then nothing is found.
///
/// @param file the program
/// @param is64 whether addresses have 8 bytes
/// @param order the order of the bytes in numbers
record ElfFile(FileChannel file, boolean is64, ByteOrder order) {
  private static final int MOST_ENTRIES = 4096;
  private static final int LONGEST_NAMES = 1 << 20;
  private static final int LOADED = 1;
  private static final int WRITABLE = 2;

  /// The file; null when it is no ELF program.
  static @Nullable ElfFile of(FileChannel file) throws IOException {
    ByteBuffer start = read(file, 0, 16);
    boolean isElf =
        start.limit() == 16
            && start.get(0) == 0x7f
            && start.get(1) == 'E'
            && start.get(2) == 'L'
            && start.get(3) == 'F';
    return isElf
        ? new ElfFile(
            file,
            start.get(4) == 2,
            start.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
        : null;
  }

  /// Where a section may begin in the file: where the section table says, or, when there is no such
  /// section, where the writable data begins.
  List<Long> placesOf(String section) throws IOException {
    Table sections = table(is64 ? 0x28 : 0x20, is64 ? 0x3a : 0x2e);
    List<Long> places = new ArrayList<>();
    ByteBuffer names = namesOf(sections);
    for (ByteBuffer entry : sections.entries()) {
      if (isNamed(names, entry.getInt(0), section)) {
        places.add(offset(entry));
      }
    }
    return places.isEmpty() ? writableData() : places;
  }

  private List<Long> writableData() throws IOException {
    List<Long> places = new ArrayList<>();
    for (ByteBuffer entry : table(is64 ? 0x20 : 0x1c, is64 ? 0x36 : 0x2a).entries()) {
      int flags = entry.getInt(is64 ? 4 : 24);
      if (entry.getInt(0) == LOADED && (flags & WRITABLE) != 0) {
        places.add(is64 ? entry.getLong(8) : Integer.toUnsignedLong(entry.getInt(4)));
      }
    }
    return places;
  }

  /// @param entries one buffer per entry
  /// @param names the index of the entry that has the names, which follows the counts
  private record Table(List<ByteBuffer> entries, int names) {}

  /// Reads a table: its offset stands at one place of the header, the size and number of its
  /// entries at another.
  private Table table(int offsetAt, int sizeAt) throws IOException {
    ByteBuffer header = read(file, 0, 64).order(order);
    if (header.limit() < (is64 ? 64 : 52)) {
      return new Table(List.of(), 0);
    }
    long offset = is64 ? header.getLong(offsetAt) : Integer.toUnsignedLong(header.getInt(offsetAt));
    int size = Short.toUnsignedInt(header.getShort(sizeAt));
    int count = Math.min(MOST_ENTRIES, Short.toUnsignedInt(header.getShort(sizeAt + 2)));
    int names = Short.toUnsignedInt(header.getShort(is64 ? 0x3e : 0x32));
    int smallest = is64 ? 56 : 32;
    List<ByteBuffer> entries = new ArrayList<>();
    if (size < smallest || size > 256) {
      return new Table(entries, names);
    }
    ByteBuffer all = read(file, offset, count * size);
    for (int i = 0; (i + 1) * size <= all.limit(); i++) {
      entries.add(all.slice(i * size, size).order(order));
    }
    return new Table(entries, names);
  }

  private ByteBuffer namesOf(Table sections) throws IOException {
    if (sections.names() >= sections.entries().size()) {
      return ByteBuffer.allocate(0);
    }
    ByteBuffer entry = sections.entries().get(sections.names());
    long size = is64 ? entry.getLong(0x20) : Integer.toUnsignedLong(entry.getInt(0x14));
    return read(file, offset(entry), Math.clamp(size, 0, LONGEST_NAMES));
  }

  private long offset(ByteBuffer section) {
    return is64 ? section.getLong(0x18) : Integer.toUnsignedLong(section.getInt(0x10));
  }

  private static boolean isNamed(ByteBuffer names, int at, String name) {
    byte[] wanted = (name + "\0").getBytes(StandardCharsets.US_ASCII);
    if (at < 0 || at > names.limit() - wanted.length) {
      return false;
    }
    byte[] found = new byte[wanted.length];
    names.get(at, found);
    return Arrays.equals(found, wanted);
  }

  /// Reads from a place; less than asked for at the end of the file, nothing outside of it.
  static ByteBuffer read(FileChannel file, long offset, int length) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(
            offset < 0 || offset >= file.size() ? 0 : (int) Math.min(length, file.size() - offset));
    while (bytes.hasRemaining()) {
      if (file.read(bytes, offset + bytes.position()) < 0) {
        break;
      }
    }
    return bytes.flip();
  }
}
