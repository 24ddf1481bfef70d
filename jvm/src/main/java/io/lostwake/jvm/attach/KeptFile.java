package io.lostwake.jvm.attach;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Where a heap dump stays when it is to be kept. A file that is there is never written over.
///
/// @param path absolute
public record KeptFile(Path path) {
  static final String OWNER_ONLY = "rw-------";

  public KeptFile {
    path = path.toAbsolutePath().normalize();
  }

  /// The directory it will be in.
  Path directory() {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  /// Says what is wrong with it, before any work is done.
  ///
  /// @throws IOException if it cannot be written; the message is a clause without the path
  public void refuseIfUnusable() throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException("there is a file already, and it is never written over");
    }
    if (!Files.isDirectory(directory())) {
      throw new IOException("there is no directory " + directory());
    }
    if (!Files.isWritable(directory())) {
      throw new IOException("no permission to write into " + directory());
    }
  }

  /// Puts a dump here, by another name for the same bytes where that works.
  ///
  /// @param dump a file of mode 0600 in a directory of this user alone
  void take(Path dump) throws IOException {
    // Unlike a move, a link fails when the name is taken in this very moment.
    if (!isLinked(dump)) {
      copy(dump);
    }
  }

  private boolean isLinked(Path dump) throws IOException {
    try {
      Files.createLink(path, dump);
      return true;
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      // Another file system, or one without links.
      return false;
    }
  }

  private void copy(Path dump) throws IOException {
    // A copy begins in a directory that goes away when somebody interrupts.
    try (PrivateDirectory beside = PrivateDirectory.create(directory())) {
      Path copy = beside.path().resolve("heap.hprof");
      try (InputStream from = Files.newInputStream(dump);
          SeekableByteChannel to =
              Files.newByteChannel(
                  copy,
                  Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString(OWNER_ONLY)))) {
        from.transferTo(Channels.newOutputStream(to));
      }
      if (!isLinked(copy)) {
        Files.move(copy, path);
      }
    }
  }
}
