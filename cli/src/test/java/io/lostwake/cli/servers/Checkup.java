package io.lostwake.cli.servers;

import static java.util.stream.Collectors.joining;

import io.lostwake.diagnosis.Examiner;
import io.lostwake.golang.EndpointSettings;
import io.lostwake.golang.GoSources;
import io.lostwake.golang.Readers;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.Frame;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Waiting;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is said about one server at one time, from its URL and from saved dumps. */
final class Checkup {
  private static final Examiner EXAMINER = Examiner.withBuiltInKnowledge();

  private Checkup() {}

  /**
   * Every way to look at a server.
   *
   * @param directory where dumps are saved
   * @param wait between the two snapshots of the second look at the URL
   * @return diagnoses by {@code url}, {@code url twice}, {@code debug=0}, {@code debug=1} and
   *     {@code debug=2}
   */
  static Map<String, Diagnosis> of(GoServer server, Path directory, Duration wait)
      throws Exception {
    Map<String, Diagnosis> diagnoses = new LinkedHashMap<>();
    Snapshot first = snapshot(server.profiles().toString());
    diagnoses.put("url", EXAMINER.examine(List.of(first)));
    for (int debug = 0; debug <= 2; debug++) {
      Path dump =
          Files.write(
              directory.resolve(server.name() + ".debug" + debug), server.goroutines(debug).body());
      diagnoses.put("debug=" + debug, EXAMINER.examine(List.of(snapshot(dump.toString()))));
    }
    TimeUnit.MILLISECONDS.sleep(wait.toMillis());
    diagnoses.put("url twice", twice(first, server));
    return diagnoses;
  }

  /** What is said when there is an earlier snapshot. */
  static Diagnosis twice(Snapshot first, GoServer server) throws Exception {
    return EXAMINER.examine(List.of(first, snapshot(server.profiles().toString())));
  }

  static Snapshot snapshot(String source) throws Exception {
    Readers readers = Readers.all();
    return new GoSources(
            readers,
            EndpointSettings.DEFAULT,
            InputStream.nullInputStream(),
            InstantSource.system(),
            words -> {})
        .take(source);
  }

  /** Goroutines that are blocked without an explanation. */
  static long unclear(Diagnosis diagnosis) {
    return diagnosis.unclear().stream().mapToLong(Waiting::count).sum();
  }

  /** One line per place that is not explained. */
  static String describeUnclear(Diagnosis diagnosis) {
    return diagnosis.unclear().stream().map(Checkup::describe).collect(joining("\n"));
  }

  private static String describe(Waiting waiting) {
    return "%d %s: %s"
        .formatted(
            waiting.count(),
            waiting.blockedOn().kind(),
            waiting.stack().frames().stream()
                .map(Frame::function)
                .limit(12)
                .collect(joining(" < ")));
  }
}
