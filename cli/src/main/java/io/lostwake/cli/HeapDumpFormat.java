package io.lostwake.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Recognises heap dumps by how they begin, whatever their names are.
final class HeapDumpFormat {
  private static final String BEGIN = "JAVA PROFILE 1.0.";

  /// Enough for the header of gzip and the first block in it.
  private static final int LOOKED_AT = 1 << 16;

  private HeapDumpFormat() {}

  /// Whether a file is a heap dump (HPROF), plain or compressed with gzip. What can be read only
  /// once, such as a pipe, is not looked into.
  static boolean is(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] start = stream.readNBytes(LOOKED_AT);
      return begins(start) || (isGzip(start) && begins(unpacked(start)));
    } catch (IOException e) {
      // Whoever reads it will say what is wrong.
      return false;
    }
  }

  private static boolean isGzip(byte[] start) {
    return start.length > 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
  }

  private static byte[] unpacked(byte[] start) throws IOException {
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(start))) {
      return stream.readNBytes(BEGIN.length());
    }
  }

  private static boolean begins(byte[] start) {
    return new String(start, 0, Math.min(start.length, BEGIN.length()), StandardCharsets.US_ASCII)
        .equals(BEGIN);
  }
}
