package io.lostwake.cli.demo;

import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.scenarios.Program;
import io.lostwake.scenarios.Recording;
import io.lostwake.scenarios.Recordings;
import io.lostwake.scenarios.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the Go programs showed when they were recorded: for machines without Go.
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
  public String version() {
    return goVersion;
  }

  @Override
  public List<Snapshot> looksAt(Program program) throws IOException, UnreadableSourceException {
    List<Snapshot> looks = new ArrayList<>();
    Optional<Recording> lastWords = find(program, "stderr");
    if (program.scenario().reads() == Scenario.Reads.STDERR) {
      if (lastWords.isPresent() && !lastWords.get().text().isBlank()) {
        looks.add(read(lastWords.get()));
      }
      return looks;
    }
    Snapshot before = read(required(program, "before.debug2"));
    Optional<Recording> marks = find(program, "before.goroutineleak.debug2");
    looks.add(marks.isPresent() ? before.marking(read(marks.get())) : before);
    looks.add(read(required(program, "after.debug2")));
    return looks;
  }

  @Override
  public void close() {}

  private Snapshot read(Recording recording) throws IOException, UnreadableSourceException {
    try (InputStream dump = recording.open()) {
      return taker.take("-", dump);
    }
  }

  private Recording required(Program program, String name) throws IOException {
    return find(program, name)
        .orElseThrow(() ->
            new IOException(program.title() + " has no recording " + name + " of " + goVersion));
  }

  private Optional<Recording> find(Program program, String name) {
    return recordings.find(goVersion, program.scenario(), program.variant(), name);
  }
}
