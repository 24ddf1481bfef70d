package io.lostwake.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers how it failed and takes whatever else is written. Whoever reads
 * may go away ({@code | head}): that is no error, and a loop ends when {@link #isClosedByReader}. A
 * full disk is one.
 */
final class Results extends OutputStream {
  private final OutputStream out;
  private boolean closedByReader;
  private @Nullable IOException failure;

  Results(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (closedByReader || failure != null) {
      return;
    }
    try {
      out.write(bytes, offset, length);
      out.flush();
    } catch (IOException e) {
      if (isBrokenPipe(e)) {
        closedByReader = true;
      } else {
        failure = e;
      }
    }
  }

  /** Whether nobody reads any more. */
  boolean isClosedByReader() {
    return closedByReader;
  }

  /** Why results were lost; null when none was, or when nobody wanted them. */
  @Nullable IOException failure() {
    return failure;
  }

  private static boolean isBrokenPipe(IOException e) {
    // Java gives no type for EPIPE, only the words of the system.
    String message = String.valueOf(e.getMessage());
    return message.contains("Broken pipe") || message.contains("pipe is being closed");
  }
}
