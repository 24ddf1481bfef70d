package io.lostwake.cli.demo;

import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.scenarios.Program;
import java.io.IOException;
import java.util.List;

/// The programs of the scenarios, to be looked at: alive, or as they were recorded.
public sealed interface Programs extends AutoCloseable permits LivePrograms, RecordedPrograms {
  /// The runtime they were built for, such as `go1.26.8` or `Java 25.0.3`.
  String version();

  /// What a program shows after it has lost much, the oldest snapshot first; empty when it ended
  /// without a word, as a healthy program does that serves nothing.
  ///
  /// @throws IOException if the program does not do what it should
  /// @throws UnreadableSourceException if what it shows cannot be read
  List<Snapshot> looksAt(Program program) throws IOException, UnreadableSourceException;

  @Override
  void close() throws IOException;
}
