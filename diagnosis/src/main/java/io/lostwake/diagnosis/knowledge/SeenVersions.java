package io.lostwake.diagnosis.knowledge;

import io.lostwake.model.Cohort;
import io.lostwake.model.Frame;
import io.lostwake.model.Snapshot;
import io.lostwake.model.TargetRuntime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The versions that a dump tells of the code on a stack.
///
/// @param go of Go; null when not told
/// @param library of the library; null when not told
record SeenVersions(@Nullable Version go, @Nullable Version library) {
  private static final java.util.regex.Pattern CAPITAL = java.util.regex.Pattern.compile("[A-Z]");

  /// What the frames of a cohort and its process tell. The module cache and `-trimpath` put
  /// `module@version` into the paths of files; a vendor directory and a replaced module do not.
  static SeenVersions of(Cohort cohort, Snapshot snapshot, Library library) {
    return new SeenVersions(goOf(snapshot), libraryOf(cohort, library));
  }

  /// The one that can be compared to a bound; null when it is not told.
  @Nullable Version like(Version bound) {
    return bound.isOfGo() ? go : library;
  }

  private static @Nullable Version goOf(Snapshot snapshot) {
    String version = snapshot.target().version();
    return version == null || snapshot.target().runtime() != TargetRuntime.GO
        ? null
        : Version.parse("go" + version).orElse(null);
  }

  private static @Nullable Version libraryOf(Cohort cohort, Library library) {
    for (String module : library.modules()) {
      String directory = escaped(module) + "@";
      for (Frame frame : cohort.stack().frames()) {
        Version version = versionIn(frame.file(), directory);
        if (version != null) {
          return version;
        }
      }
      Frame creator = cohort.creator();
      Version version = creator == null ? null : versionIn(creator.file(), directory);
      if (version != null) {
        return version;
      }
    }
    return null;
  }

  /// The module cache writes a capital letter as `!` and the small one.
  private static String escaped(String module) {
    return CAPITAL
        .matcher(module)
        .replaceAll(capital -> "!" + capital.group().toLowerCase(Locale.ROOT));
  }

  private static @Nullable Version versionIn(String file, String directory) {
    String path = file.replace('\\', '/');
    int start = path.indexOf(directory);
    boolean isWhole = start == 0 || (start > 0 && path.charAt(start - 1) == '/');
    if (!isWhole) {
      return null;
    }
    int version = start + directory.length();
    int end = path.indexOf('/', version);
    return Version.parse(path.substring(version, end < 0 ? path.length() : end))
        .filter(found -> !found.isOfGo())
        .filter(SeenVersions::isRelease)
        .orElse(null);
  }

  /// `v0.0.0` with a date and a commit is a module that has no releases to compare with.
  private static boolean isRelease(Version version) {
    return version.numbers().stream().anyMatch(number -> number > 0);
  }
}
