package io.lostwake.jvm.hprof;

import io.lostwake.model.Warning;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Opens the file of a dump. What is in gzip is unpacked into a temporary file that only its owner
/// can read, and that is deleted when it is closed.
final class Unpacking {
  private static final int PIECE = 1 << 18;

  /// What is left free on the disk for others, in bytes.
  private static final long LEFT_FREE = 256L << 20;

  /// How much is written until the free space is looked at again, in bytes.
  private static final long LOOK_EVERY = 64L << 20;

  private Unpacking() {}

  /// Opens it.
  ///
  /// @param warnings gets what could not be unpacked
  static DumpFile open(Path dump, List<Warning> warnings)
      throws IOException, UnreadableHeapDumpException {
    if (Files.exists(dump) && !Files.isRegularFile(dump)) {
      throw new UnreadableHeapDumpException("no file that can be read from any place");
    }
    FileChannel channel = FileChannel.open(dump, StandardOpenOption.READ);
    try {
      ByteBuffer start = ByteBuffer.allocate(2);
      channel.read(start, 0);
      if (start.get(0) != 0x1f || start.get(1) != (byte) 0x8b) {
        return new DumpFile(channel);
      }
      try (channel) {
        return unpacked(Channels.newInputStream(channel), warnings);
      }
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  private static DumpFile unpacked(InputStream packed, List<Warning> warnings) throws IOException {
    Path path = Files.createTempFile("lostwake-", ".hprof");
    FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      copy(packed, channel, Files.getFileStore(path.toAbsolutePath().getParent()), warnings);
      return new DumpFile(channel);
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  private static void copy(
      InputStream packed, FileChannel into, FileStore store, List<Warning> warnings)
      throws IOException {
    byte[] piece = new byte[PIECE];
    long written = 0;
    long nextLook = 0;
    try (InputStream unpacking =
        new GZIPInputStream(new BufferedInputStream(packed, PIECE), PIECE)) {
      for (int read = unpacking.read(piece); read >= 0; read = unpacking.read(piece)) {
        if (written >= nextLook) {
          if (store.getUsableSpace() < LEFT_FREE + LOOK_EVERY) {
            throw new IOException(
                "too little space to unpack the dump in the directory for temporary files"
                    + " (java.io.tmpdir); unpack it with gunzip where there is more");
          }
          nextLook = written + LOOK_EVERY;
        }
        ByteBuffer buffer = ByteBuffer.wrap(piece, 0, read);
        while (buffer.hasRemaining()) {
          into.write(buffer);
        }
        written += read;
      }
    } catch (EOFException | ZipException e) {
      Losses losses = new Losses();
      losses.cutShort(
          written,
          e instanceof EOFException
              ? "the file stops inside gzip; the byte is one of the unpacked dump"
              : "the file is damaged inside gzip; the byte is one of the unpacked dump");
      warnings.addAll(losses.warnings());
    }
  }
}
