package io.lostwake.golang;

import io.lostwake.model.Cohort;
import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import io.lostwake.model.Snapshot;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The module of the program itself, told by the files of its package `main`. A path alone does not
/// tell whose code it is: a program that `go install module@version` built names a version in every
/// path, its own code's included, and one that was built without modules (Debian's packages,
/// GOPATH) names none.
///
/// @param beginning of its files' paths up to the version, such as `github.com/acme/shop@v1.2.0/`;
///   without a version the beginning of its import paths, such as `github.com/acme/shop`
/// @param hasVersion whether it ends with a version
record MainModule(String beginning, boolean hasVersion) {

  /// Hosts whose repositories are named by one more element, and not by two (golang.org/x/tools is
  /// an import path of three).
  private static final Set<String> HOSTS_OF_OWNERS =
      Set.of("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "golang.org");

  /// The snapshot with the program's own frames as the user's code, and those of other repositories
  /// as libraries. Unchanged where package `main` is on no stack, or does not tell its module.
  static Snapshot told(Snapshot snapshot) {
    return of(snapshot)
        .filter(module -> module.hasVersion || !hasModules(snapshot))
        .map(module -> {
          // Frames are shared by the stacks they are on, and stay so.
          IdentityHashMap<Frame, Frame> changed = new IdentityHashMap<>();
          return snapshot.mapping(frame -> changed.computeIfAbsent(frame, module::claim));
        })
        .orElse(snapshot);
  }

  /// The module of a program; empty when its files do not tell, or tell two.
  static Optional<MainModule> of(Snapshot snapshot) {
    List<Frame> own = frames(snapshot).filter(MainModule::isOfPackageMain).toList();
    List<Frame> main = own.stream().filter(frame -> frame.function().equals("main.main")).toList();
    Set<MainModule> modules =
        (main.isEmpty() ? own : main)
            .stream()
                .map(frame -> of(frame.file().replace('\\', '/')))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    return modules.size() == 1 ? modules.stream().findFirst() : Optional.empty();
  }

  private static boolean isOfPackageMain(Frame frame) {
    return FunctionNames.packageOf(frame.function()).equals("main");
  }

  private static @Nullable MainModule of(String file) {
    int version = file.indexOf("@v");
    int end = version < 0 ? -1 : file.indexOf('/', version);
    if (end >= 0) {
      return new MainModule(file.substring(0, end + 1), true);
    }
    String repository = repositoryOf(importPath(file));
    return repository == null ? null : new MainModule(repository, false);
  }

  /// A file's path from where its import path begins, as far as that can be told.
  private static String importPath(String file) {
    int source = file.lastIndexOf("/src/");
    if (source >= 0) {
      return file.substring(source + "/src/".length());
    }
    return file.startsWith("src/") ? file.substring("src/".length()) : file;
  }

  /// `github.com/prometheus/prometheus` of a path below it; null for a path that does not begin
  /// with a host, and for one that goes no deeper.
  private static @Nullable String repositoryOf(String path) {
    String[] elements = path.split("/", -1);
    if (!isHost(elements[0])) {
      return null;
    }
    int length = HOSTS_OF_OWNERS.contains(elements[0]) ? 3 : 2;
    return elements.length <= length
        ? null
        : String.join("/", List.of(elements).subList(0, length));
  }

  private static boolean isHost(String element) {
    int dot = element.indexOf('.');
    return dot > 0 && dot < element.length() - 1 && element.indexOf('(') < 0;
  }

  /// With modules, the paths of libraries have a version, and what has none is the user's.
  private static boolean hasModules(Snapshot snapshot) {
    return frames(snapshot)
        .anyMatch(frame -> frame.origin() == Origin.LIBRARY && frame.file().contains("@v"));
  }

  private static Stream<Frame> frames(Snapshot snapshot) {
    return snapshot.cohorts().stream().flatMap(MainModule::frames);
  }

  private static Stream<Frame> frames(Cohort cohort) {
    return Stream.concat(cohort.stack().frames().stream(), Stream.ofNullable(cohort.creator()));
  }

  private Frame claim(Frame frame) {
    return switch (frame.origin()) {
      case RUNTIME, STANDARD_LIBRARY -> frame;
      case LIBRARY -> isOfVersion(frame) ? frame.withOrigin(Origin.APPLICATION) : frame;
      case APPLICATION -> isElsewhere(frame) ? frame.withOrigin(Origin.LIBRARY) : frame;
    };
  }

  /// What a module has in its vendor directory is not its own.
  private boolean isOfVersion(Frame frame) {
    String file = frame.file().replace('\\', '/');
    return hasVersion
        && file.startsWith(beginning)
        && file.indexOf("/vendor/", beginning.length() - 1) < 0
        && !file.endsWith("_cgo_gotypes.go");
  }

  /// Whether a function is one of another repository, by its import path.
  private boolean isElsewhere(Frame frame) {
    String path = FunctionNames.packageOf(frame.function());
    boolean isPathOfHost = path.indexOf('/') > 0 && isHost(path.substring(0, path.indexOf('/')));
    return !hasVersion
        && isPathOfHost
        && !path.equals(beginning)
        && !path.startsWith(beginning + "/");
  }
}
