package io.lostwake.cli.demo;

import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.scenarios.Recording;
import io.lostwake.scenarios.Recordings;
import io.lostwake.scenarios.Scenario;
import io.lostwake.scenarios.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the programs showed when they were recorded: for machines without Go.
public final class RecordedPrograms implements Programs {
  private final Recordings recordings;
  private final String goVersion;
  private final SnapshotTaker taker;

  private RecordedPrograms(Recordings recordings, String goVersion, SnapshotTaker taker) {
    this.recordings = recordings;
    this.goVersion = goVersion;
    this.taker = taker;
  }

  /// The recordings of one Go version.
  ///
  /// @param goVersion such as `go1.27.4`; null for the newest
  /// @throws IOException if there are none
  public static RecordedPrograms load(@Nullable String goVersion, SnapshotTaker taker)
      throws IOException {
    Recordings recordings = Recordings.load();
    List<String> versions = recordings.goVersions();
    if (versions.isEmpty() || (goVersion != null && !versions.contains(goVersion))) {
      throw new IOException(
          "there are no recordings of %s, only of %s"
              .formatted(goVersion, String.join(", ", versions)));
    }
    return new RecordedPrograms(
        recordings, goVersion == null ? versions.getLast() : goVersion, taker);
  }

  @Override
  public String goVersion() {
    return goVersion;
  }

  @Override
  public List<Snapshot> looksAt(Scenario scenario, Variant variant)
      throws IOException, UnreadableSourceException {
    List<Snapshot> looks = new ArrayList<>();
    Optional<Recording> lastWords = find(scenario, variant, "stderr");
    if (scenario.reads() == Scenario.Reads.STDERR) {
      if (lastWords.isPresent() && !lastWords.get().text().isBlank()) {
        looks.add(read(lastWords.get()));
      }
      return looks;
    }
    Snapshot before = read(required(scenario, variant, "before.debug2"));
    Optional<Recording> marks = find(scenario, variant, "before.goroutineleak.debug2");
    looks.add(marks.isPresent() ? before.marking(read(marks.get())) : before);
    looks.add(read(required(scenario, variant, "after.debug2")));
    return looks;
  }

  @Override
  public void close() {}

  private Snapshot read(Recording recording) throws IOException, UnreadableSourceException {
    try (InputStream dump = recording.open()) {
      return taker.take("-", dump);
    }
  }

  private Recording required(Scenario scenario, Variant variant, String name) throws IOException {
    return find(scenario, variant, name)
        .orElseThrow(() ->
            new IOException(scenario.id() + " has no recording " + name + " of " + goVersion));
  }

  private Optional<Recording> find(Scenario scenario, Variant variant, String name) {
    return recordings.find(goVersion, scenario, variant, name);
  }
}
