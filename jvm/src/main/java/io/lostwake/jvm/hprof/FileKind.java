package io.lostwake.jvm.hprof;

import java.nio.charset.StandardCharsets;

/// What a file that is no heap dump looks like.
final class FileKind {
  private FileKind() {}

  /// In words for people.
  static String of(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.isEmpty()) {
      return "an empty file";
    }
    if (text.startsWith("\u007fELF")) {
      return "an ELF file: a core dump or a program; jmap makes a heap dump of a core dump";
    }
    if (text.startsWith("portable heap dump", 2)) {
      return "a portable heap dump of OpenJ9, not HPROF";
    }
    if (text.startsWith("PK\u0003\u0004")) {
      return "a zip file; unpack it first";
    }
    if (text.startsWith("FLR\0")) {
      return "a recording of JDK Flight Recorder, not a heap dump";
    }
    return "no heap dump: an HPROF file starts with JAVA PROFILE";
  }
}
