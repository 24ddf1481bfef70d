package io.lostwake.cli.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A directory that is gone afterwards, even when somebody interrupts.
final class TemporaryDirectory implements AutoCloseable {
  private final Path path;
  private final Thread atShutdown;

  private TemporaryDirectory(Path path) {
    this.path = path;
    this.atShutdown = Thread.ofPlatform().unstarted(this::removeAtShutdown);
    Runtime.getRuntime().addShutdownHook(atShutdown);
  }

  /// A new one, empty.
  static TemporaryDirectory create(String prefix) throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory(prefix));
  }

  Path path() {
    return path;
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
      // The process ends, and nobody is left to be told about a file in the temporary directory.
      return;
    }
  }

  private void remove() throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
