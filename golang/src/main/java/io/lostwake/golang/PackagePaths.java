package io.lostwake.golang;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The import path of a package of which only the last part is told, by the file of one of its
/// functions.
final class PackagePaths {

  /// Packages of the standard library that goroutines wait in, by their last part, and the files
  /// that tell them from other packages of that name (Go 1.19 to 1.27).
  private static final Map<String, Known> KNOWN =
      Map.ofEntries(
          entry("http", new Known("net/http", Set.of("server.go", "transport.go", "h2_bundle.go"))),
          entry(
              "poll",
              new Known(
                  "internal/poll",
                  Set.of("fd_unix.go", "fd_windows.go", "fd_poll_runtime.go", "fd_mutex.go"))),
          entry("sql", new Known("database/sql", Set.of("sql.go"))),
          entry("signal", new Known("os/signal", Set.of("signal_unix.go", "signal.go"))),
          entry("exec", new Known("os/exec", Set.of("exec.go"))),
          entry("tls", new Known("crypto/tls", Set.of("conn.go"))),
          entry("pprof", new Known("runtime/pprof", Set.of("runtime.go"))));

  /// Packages whose path has one part.
  private static final Set<String> WHOLE =
      Set.of("main", "net", "os", "io", "bufio", "sync", "time", "syscall", "context", "testing");

  private PackagePaths() {}

  private record Known(String path, Set<String> files) {}

  /// The import path; null when the file does not tell it.
  ///
  /// @param lastPart of the path
  /// @param place `file:line`, with as much of the file's path as there is
  static @Nullable String of(String lastPart, String place) {
    int colon = place.lastIndexOf(':');
    String file = (colon < 0 ? place : place.substring(0, colon)).replace('\\', '/');
    String path = directory(file);
    if (path != null
        && path.substring(path.lastIndexOf('/') + 1).equals(lastPart)
        && (path.substring(0, (path + "/").indexOf('/')).contains(".")
            || FunctionNames.isOfStandardLibrary(path))) {
      return path;
    }
    if (WHOLE.contains(lastPart)) {
      return lastPart;
    }
    Known known = KNOWN.get(lastPart);
    return known != null && known.files().contains(file.substring(file.lastIndexOf('/') + 1))
        ? known.path()
        : null;
  }

  /// The directory of a file, from where import paths begin: below `src`, `vendor` or the module
  /// cache; null when it cannot be told.
  private static @Nullable String directory(String file) {
    int end = file.lastIndexOf('/');
    if (end < 0) {
      return null;
    }
    String directory = file.substring(0, end);
    int modules = directory.lastIndexOf("/pkg/mod/");
    if (modules >= 0) {
      return unescaped(
          directory.substring(modules + "/pkg/mod/".length()).replaceFirst("@[^/]*", ""));
    }
    int vendor = directory.lastIndexOf("/vendor/");
    if (vendor >= 0) {
      return directory.substring(vendor + "/vendor/".length());
    }
    int source = directory.lastIndexOf("/src/");
    return source >= 0 ? directory.substring(source + "/src/".length()) : directory;
  }

  /// `!i!b!m` is `IBM` in the module cache, for file systems that do not know cases.
  private static String unescaped(String path) {
    StringBuilder unescaped = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '!' && i + 1 < path.length()) {
        unescaped.append(Character.toUpperCase(path.charAt(++i)));
      } else {
        unescaped.append(c);
      }
    }
    return unescaped.toString();
  }
}
