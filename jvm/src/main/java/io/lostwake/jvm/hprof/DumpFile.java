package io.lostwake.jvm.hprof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The unpacked bytes of a heap dump, from where it starts in its file. May be read by several
/// threads at once.
final class DumpFile implements AutoCloseable {
  private final FileChannel channel;
  private final long size;

  /// Takes over an open file, as long as it is now.
  DumpFile(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  /// How many bytes there are.
  long size() {
    return size;
  }

  /// Fills a part of an array, which has to lie inside the file.
  ///
  /// @throws IOException if the file cannot be read, or has become shorter since it was opened
  void read(long position, byte[] into, int from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into, from, length);
    long at = position;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw new IOException("the file became shorter while it was read, at byte " + at);
      }
      at += read;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
