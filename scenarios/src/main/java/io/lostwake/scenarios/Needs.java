package io.lostwake.scenarios;

import java.util.List;
import java.util.Map;

/// What a program needs to run, besides its runtime.
///
/// @param environment variables, without the caller's own
/// @param options options of the Java launcher; empty for a Go program
/// @param leastRelease the oldest feature release of Java that can run it, such as 21; 0 for a Go
///   program
public record Needs(Map<String, String> environment, List<String> options, int leastRelease) {

  private static final String PREVIEW = "--enable-preview";

  /// Copies the collections.
  public Needs {
    environment = Map.copyOf(environment);
    options = List.copyOf(options);
  }

  /// Whether it uses a preview of Java, which only the release that compiled it can run.
  boolean isPreview() {
    return options.contains(PREVIEW);
  }
}
