package io.lostwake.fuzz;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/// Gives bytes a few at a time, as a slow pipe does: 1, 2, 3, ... and again from 1.
final class DrippingStream extends InputStream {

  private static final int LARGEST = 97;

  private final ByteArrayInputStream bytes;
  private int next = 1;

  DrippingStream(byte[] bytes) {
    this.bytes = new ByteArrayInputStream(bytes);
  }

  @Override
  public int read() {
    return bytes.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    next = next % LARGEST + 1;
    return bytes.read(into, offset, Math.min(length, next));
  }
}
