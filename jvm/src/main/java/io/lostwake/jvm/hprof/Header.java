package io.lostwake.jvm.hprof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The first bytes of a dump: `JAVA PROFILE 1.0.2`, NUL, the size of an id, milliseconds since
/// 1970.
///
/// @param idSize 4 or 8, in bytes
/// @param takenAt when the dump was taken
/// @param length where the records start, in bytes
record Header(int idSize, Instant takenAt, long length) {
  private static final String NAME = "JAVA PROFILE ";

  /// Reads it.
  ///
  /// @throws UnreadableHeapDumpException if the file is something else; says what
  static Header read(DumpFile file) throws IOException, UnreadableHeapDumpException {
    byte[] start = new byte[(int) Math.min(64, file.size())];
    file.read(0, start, 0, start.length);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (!text.startsWith(NAME)) {
      throw new UnreadableHeapDumpException(FileKind.of(start));
    }
    int nul = text.indexOf('\0');
    String version = nul < 0 ? "" : text.substring(NAME.length(), nul);
    if (nul < 0 || start.length < nul + 13) {
      throw new UnreadableHeapDumpException("a heap dump that stops inside its header");
    }
    if (version.equals("1.0.3")) {
      throw new UnreadableHeapDumpException(
          "a heap dump of Android (HPROF 1.0.3); hprof-conv turns it into one that can be read");
    }
    if (!version.equals("1.0.1") && !version.equals("1.0.2")) {
      throw new UnreadableHeapDumpException("a heap dump in an unknown version of HPROF");
    }
    int idSize = BigEndian.i4(start, nul + 1);
    if (idSize != 4 && idSize != 8) {
      throw new UnreadableHeapDumpException(
          "a heap dump with ids of "
              + Integer.toUnsignedString(idSize)
              + " bytes instead of 4 or 8");
    }
    long millis = BigEndian.i8(start, nul + 5);
    return new Header(idSize, Instant.ofEpochMilli(millis), nul + 13L);
  }
}
