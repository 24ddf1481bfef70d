package io.lostwake.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/// A writer in front of an [Appendable] that is neither flushed nor closed through it.
final class AppendableWriter extends Writer {
  private final Appendable out;

  AppendableWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    out.append(CharBuffer.wrap(characters, offset, length));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
