package io.lostwake.jvm.attach;

import io.lostwake.jvm.attach.ProcessFiles.Owner;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A directory that one user alone can look into, and that is gone with all its files afterwards,
/// even when somebody interrupts.
public final class PrivateDirectory implements AutoCloseable {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /// A dump that was interrupted goes on for a while and may still begin files.
  private static final int ATTEMPTS = 20;

  private final Path path;
  private final Thread atShutdown;

  private PrivateDirectory(Path path) {
    this.path = path;
    this.atShutdown = Thread.ofPlatform().unstarted(this::removeAtShutdown);
    Runtime.getRuntime().addShutdownHook(atShutdown);
  }

  /// A new one, empty.
  ///
  /// @param parent where; it exists
  static PrivateDirectory create(Path parent) throws IOException {
    return new PrivateDirectory(
        Files.createTempDirectory(
            parent, "lostwake-", PosixFilePermissions.asFileAttribute(OWNER_ONLY)));
  }

  Path path() {
    return path;
  }

  /// Gives a file to another user. Only root can.
  static void give(Path file, Owner owner) throws IOException {
    Files.setAttribute(file, "unix:uid", owner.user(), LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(file, "unix:gid", owner.group(), LinkOption.NOFOLLOW_LINKS);
  }

  /// Who owns a file.
  static Owner owner(Path file) throws IOException {
    Map<String, Object> ids = Files.readAttributes(file, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
    return new Owner(number(ids, "uid"), number(ids, "gid"));
  }

  private static int number(Map<String, Object> ids, String name) {
    return (Integer) Objects.requireNonNull(ids.get(name), name);
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException e) {
      // The process ends already, and the hook removes the directory.
      return;
    }
    remove();
  }

  private void removeAtShutdown() {
    try {
      remove();
    } catch (IOException e) {
      // The process ends, and nobody is left to be told.
      return;
    }
  }

  private void remove() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        removeFiles();
        Files.deleteIfExists(path);
        return;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void removeFiles() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // Removed before.
      return;
    }
  }
}
