package io.lostwake.golang.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the Go linker wrote about a build into the program (`debug/buildinfo`): a block that begins
/// with a marker and, since Go 1.18, has the version of Go in it. Before, the block only points to
/// the version, which is not followed.
///
/// @param goVersion such as `1.27.4`; empty when only a pointer to it is there
record BuildInformation(String goVersion) {
  private static final byte[] MARKER = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
  private static final int ALIGNMENT = 16;
  private static final int FLAGS = 15;
  private static final int HAS_VERSION = 2;
  private static final int VERSION = 32;
  private static final int LONGEST_VERSION = 127;
  private static final int SEARCHED = 1 << 16;

  private static final Pattern SHAPE = Pattern.compile("(?:go)?(\\d[\\w.+-]*|devel[ \\w.+-]*).*");

  /// Reads it; empty when this is no Go program.
  ///
  /// @throws IOException if the file cannot be read
  static Optional<BuildInformation> of(Path program) throws IOException {
    try (FileChannel file = FileChannel.open(program)) {
      ElfFile elf = ElfFile.of(file);
      if (elf == null) {
        return Optional.empty();
      }
      for (long place : elf.placesOf(".go.buildinfo")) {
        ByteBuffer bytes = ElfFile.read(file, place, SEARCHED);
        for (int i = 0; i + VERSION <= bytes.limit(); i += ALIGNMENT) {
          if (isMarker(bytes, i)) {
            return Optional.of(new BuildInformation(version(bytes, i)));
          }
        }
      }
      return Optional.empty();
    }
  }

  private static boolean isMarker(ByteBuffer bytes, int at) {
    for (int i = 0; i < MARKER.length; i++) {
      if (bytes.get(at + i) != MARKER[i]) {
        return false;
      }
    }
    return true;
  }

  private static String version(ByteBuffer bytes, int marker) {
    int start = marker + VERSION;
    if ((bytes.get(marker + FLAGS) & HAS_VERSION) == 0 || start >= bytes.limit()) {
      return "";
    }
    // A varint; every version is shorter than what needs a second byte.
    int length = bytes.get(start);
    if (length <= 0 || length > LONGEST_VERSION || start + 1 + length > bytes.limit()) {
      return "";
    }
    byte[] text = new byte[length];
    bytes.get(start + 1, text);
    var matcher = SHAPE.matcher(new String(text, StandardCharsets.UTF_8));
    return matcher.matches() ? matcher.group(1) : "";
  }
}
