package io.lostwake.bench;

import java.io.IOException;
import java.io.OutputStream;

/// How a program that is measured learns that it is no longer needed.
final class StandardInput {

  private StandardInput() {}

  /// Prints `ready` and returns when standard input ends, as it does when whoever started this
  /// program ends.
  static void waitForItsEnd() throws IOException {
    System.out.println("ready");
    System.in.transferTo(OutputStream.nullOutputStream());
  }
}
