package io.lostwake.scenarios;

import java.util.List;
import java.util.Optional;

/// All recordings: for those who have no Go, or want to read what older ones print.
public final class Recordings {

  private final List<Recording> all;

  private Recordings(List<Recording> all) {
    this.all = all;
  }

  /// Reads the list of recordings, not the recordings.
  public static Recordings load() {
    return new Recordings(Resources.list("recorded/").stream().map(Recording::of).toList());
  }

  /// All of them, in the order of their paths.
  public List<Recording> all() {
    return all;
  }

  /// The Go versions that were recorded, in the order of their text.
  public List<String> goVersions() {
    return all.stream().map(Recording::goVersion).distinct().sorted().toList();
  }

  /// One recording; empty if it was not made (the leak profile of a Go that has none, a snapshot of
  /// a program that crashes).
  ///
  /// @param name such as `once.debug2`; scenarios/README.md lists them
  public Optional<Recording> find(
      String goVersion, Scenario scenario, Variant variant, String name) {
    return all.stream()
        .filter(r ->
            r.goVersion().equals(goVersion)
                && r.scenario().equals(scenario.id())
                && r.variant() == variant
                && r.name().equals(name))
        .findFirst();
  }
}
