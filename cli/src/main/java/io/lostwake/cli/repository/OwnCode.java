package io.lostwake.cli.repository;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.Origin;
import java.util.List;

/// Which code is the user's own, by the names of Go packages and modules and of Java packages. It
/// decides which frame is opened first and how frames are shown; verdicts and fingerprints do not
/// depend on it, so that they are the same wherever Lostwake runs.
///
/// @param prefixes whole elements of names, such as `github.com/acme` or `com.acme`
public record OwnCode(List<String> prefixes) {
  public OwnCode {
    prefixes = List.copyOf(prefixes);
  }

  /// The diagnosis with the innermost own frame of each finding as its culprit. A finding without
  /// an own frame on its stack keeps the culprit it has.
  public Diagnosis claim(Diagnosis diagnosis) {
    return prefixes.isEmpty()
        ? diagnosis
        : diagnosis.mappingFindings(this::claim).mapping(this::marked);
  }

  private Finding claim(Finding finding) {
    return finding.stack().frames().stream()
        .filter(this::owns)
        .findFirst()
        .map(finding::withCulprit)
        .orElse(finding);
  }

  private Frame marked(Frame frame) {
    return owns(frame) ? frame.withOrigin(Origin.APPLICATION) : frame;
  }

  boolean owns(Frame frame) {
    return switch (frame.origin()) {
      case RUNTIME, STANDARD_LIBRARY -> false;
      case APPLICATION, LIBRARY ->
          !isGenerated(frame) && prefixes.stream().anyMatch(prefix -> isBelow(frame, prefix));
    };
  }

  /// Nobody can open generated glue.
  private static boolean isGenerated(Frame frame) {
    return frame.file().startsWith("<") || frame.file().endsWith("_cgo_gotypes.go");
  }

  private static boolean isBelow(Frame frame, String prefix) {
    // The functions of a program's main package do not name its module. Its files do, with
    // -trimpath.
    return isBelow(frame.function(), prefix)
        || (frame.function().startsWith("main.") && isBelow(frame.file(), prefix));
  }

  private static boolean isBelow(String name, String prefix) {
    if (!name.startsWith(prefix)) {
      return false;
    }
    String rest = name.substring(prefix.length());
    return prefix.endsWith("/")
        || prefix.endsWith(".")
        || rest.isEmpty()
        || rest.startsWith("/")
        || rest.startsWith(".")
        || rest.startsWith("_test.");
  }
}
