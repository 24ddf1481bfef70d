package io.lostwake.jvm.attach;

import io.lostwake.jvm.attach.ProcessFiles.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A private directory that a JVM can write its heap into, and where this process finds it.
///
/// @param directory the directory, given to the user of the JVM while it writes
/// @param own the user of this process
/// @param writer the user of the JVM
/// @param asSeenByJvm the path of the dump for the JVM
record DumpPlace(PrivateDirectory directory, Owner own, Owner writer, Path asSeenByJvm)
    implements AutoCloseable {
  private static final String FILE = "heap.hprof";

  /// Where the directory will be made.
  ///
  /// @param parent as this process sees it
  /// @param asSeenByJvm the same directory, as the JVM sees it
  /// @param isChosen whether it is, or would be, that of a file to be kept
  record Parent(Path parent, Path asSeenByJvm, boolean isChosen) {
    /// How many bytes can be written there.
    long room() {
      // The file store of a path below /proc/PID/root is not found (JDK 25.0.3).
      return parent.toFile().getUsableSpace();
    }
  }

  /// Beside the file to be kept if the JVM can write there, so that it need not be copied;
  /// otherwise where temporary files are, in a container those of the container.
  static Parent parentFor(ProcessFiles files, @Nullable KeptFile keep) throws IOException {
    if (files.hasOtherFiles()) {
      Path temporary = Path.of("/tmp");
      Path seen = files.inside(temporary);
      // A link made in the container would be followed outside of it.
      if (!Files.isDirectory(seen, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("its container has no directory /tmp that can be used");
      }
      return new Parent(seen, temporary, false);
    }
    boolean isOfThisUser = isOfThisUser(files);
    Path parent =
        keep != null && isOfThisUser
            ? keep.directory()
            : Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    return new Parent(parent, parent, isOfThisUser);
  }

  /// Makes the directory.
  static DumpPlace in(Parent parent, ProcessFiles files) throws IOException {
    PrivateDirectory directory = PrivateDirectory.create(parent.parent());
    try {
      Owner own = PrivateDirectory.owner(directory.path());
      Owner told = files.owner();
      Owner writer = told == null ? own : told;
      Path name = directory.path().getFileName();
      DumpPlace place =
          new DumpPlace(directory, own, writer, parent.asSeenByJvm().resolve(name).resolve(FILE));
      if (!writer.equals(own)) {
        PrivateDirectory.give(directory.path(), writer);
      }
      return place;
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /// The dump, as this process sees it.
  Path file() {
    return directory.path().resolve(FILE);
  }

  /// Takes the finished dump out of the hands of the JVM's user.
  ///
  /// @throws IOException if something else than a dump lies there
  void secure() throws IOException {
    if (!writer.equals(own)) {
      // From here on nobody else can put something else into its place.
      PrivateDirectory.give(directory.path(), own);
    }
    Map<String, Object> found =
        Files.readAttributes(file(), "unix:isRegularFile,nlink", LinkOption.NOFOLLOW_LINKS);
    boolean isPlain =
        Boolean.TRUE.equals(found.get("isRegularFile"))
            && Integer.valueOf(1).equals(found.get("nlink"));
    if (!isPlain || PrivateDirectory.owner(file()).user() != writer.user()) {
      throw new IOException("there is something else in the place of its dump");
    }
    if (!writer.equals(own)) {
      PrivateDirectory.give(file(), own);
    }
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(KeptFile.OWNER_ONLY));
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }

  private static boolean isOfThisUser(ProcessFiles files) {
    Owner own = new ProcessFiles(files.directory().resolveSibling("self")).owner();
    Owner writer = files.owner();
    return own == null || own.equals(writer);
  }
}
