package io.lostwake.cli.repository;

import io.lostwake.model.Frame;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the paths of a build into those of a repository: `/build/orders/stock/x.go` and
/// `github.com/acme/orders/stock/x.go` into `stock/x.go`, `com/acme/Jobs.java` into
/// `src/main/java/com/acme/Jobs.java`. Paths of other people's code become short:
/// `github.com/x/y@v1.2.3/z.go`, `net/http/server.go`. What fits nothing stays as it is.
public final class PathTrimmer {
  /// `v1.2.3` or `v2.0.0-20240101...` behind the module, as the module cache and `-trimpath` have
  /// it.
  private static final Pattern MODULE =
      Pattern.compile("(?:.*/pkg/mod/)?([^@]+)@(v[0-9][^/@]*)/(.+)");

  private static final Pattern ESCAPED_CAPITAL = Pattern.compile("!([a-z])");

  /// Directories of a path that are tried at most.
  private static final int MAXIMUM_DEPTH = 40;

  private final Repository repository;
  private final Optional<GoModule> module;
  private final List<String> javaRoots;

  /// @param repository where files are looked for
  public PathTrimmer(Repository repository) {
    this.repository = repository;
    this.module = repository.module();
    this.javaRoots = repository.sourceRoots();
  }

  /// The path of the frame's file, trimmed.
  String trimmed(Frame frame) {
    String path = frame.file().replace('\\', '/');
    if (path.endsWith(".go") || path.endsWith(".s")) {
      return ofGo(path, frame);
    }
    return frame.isApplication() && !path.isEmpty() ? ofJava(path) : frame.file();
  }

  private String ofGo(String path, Frame frame) {
    Matcher versioned = MODULE.matcher(path);
    if (versioned.matches()) {
      String name =
          ESCAPED_CAPITAL
              .matcher(versioned.group(1))
              .replaceAll(capital -> capital.group(1).toUpperCase(Locale.ROOT));
      return module
          .filter(own -> own.path().equals(name))
          .map(own -> own.directory() + versioned.group(3))
          .orElse(name + "@" + versioned.group(2) + "/" + versioned.group(3));
    }
    return switch (frame.origin()) {
      case STANDARD_LIBRARY, RUNTIME -> belowSource(path, frame).orElse(path);
      case APPLICATION, LIBRARY ->
          ofOwnModule(path, frame)
              .or(() -> inRepository(path))
              .or(() -> belowSource(path, frame))
              .orElse(path);
    };
  }

  /// A package of a module always lies in the directory that its name tells.
  private Optional<String> ofOwnModule(String path, Frame frame) {
    if (module.isEmpty()) {
      return Optional.empty();
    }
    GoModule own = module.get();
    if (path.startsWith(own.path() + "/")) {
      return Optional.of(own.directory() + path.substring(own.path().length() + 1));
    }
    int source = path.indexOf("/src/" + own.path() + "/");
    if (source >= 0) {
      return Optional.of(
          own.directory() + path.substring(source + "/src/".length() + own.path().length() + 1));
    }
    String itsPackage = packageOf(frame.function()).replaceFirst("_test$", "");
    if (itsPackage.startsWith(own.path() + "/")) {
      String inModule = itsPackage.substring(own.path().length() + 1) + "/" + frame.fileName();
      return path.endsWith("/" + inModule)
          ? Optional.of(own.directory() + inModule)
          : Optional.empty();
    }
    return Optional.empty();
  }

  /// By its longest end that exists here.
  private Optional<String> inRepository(String path) {
    String end = path;
    for (int depth = 0; depth < MAXIMUM_DEPTH; depth++) {
      String below = repository.here() + end;
      if (repository.hasFile(below)) {
        return Optional.of(below);
      }
      if (repository.hasFile(end)) {
        return Optional.of(end);
      }
      int slash = end.indexOf('/');
      if (slash < 0) {
        return Optional.empty();
      }
      end = end.substring(slash + 1);
    }
    return Optional.empty();
  }

  /// `GOROOT/src/net/http/server.go` and `GOPATH/src/github.com/x/y/z.go`, by the package's name.
  private static Optional<String> belowSource(String path, Frame frame) {
    String itsPackage = packageOf(frame.function());
    int source = path.indexOf("/src/" + itsPackage + "/");
    return itsPackage.isEmpty() || source < 0
        ? Optional.empty()
        : Optional.of(path.substring(source + "/src/".length()));
  }

  private String ofJava(String path) {
    return javaRoots.stream()
        .map(sources -> sources + path)
        .filter(repository::hasFile)
        .findFirst()
        .or(() -> inRepository(path))
        .orElse(path);
  }

  /// The path of a Go function's package: `net/http` of `net/http.(*conn).serve`.
  private static String packageOf(String function) {
    int end = function.length();
    for (char bracket : new char[] {'(', '['}) {
      int at = function.indexOf(bracket);
      end = at < 0 ? end : Math.min(end, at);
    }
    int dot = function.indexOf('.', function.lastIndexOf('/', end - 1) + 1);
    return dot < 0 ? "" : function.substring(0, dot);
  }
}
