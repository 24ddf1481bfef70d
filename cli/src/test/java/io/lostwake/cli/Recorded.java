package io.lostwake.cli;

import io.lostwake.scenarios.ProgramRuntime;
import io.lostwake.scenarios.Recording;
import io.lostwake.scenarios.Recordings;
import io.lostwake.scenarios.Scenario;
import io.lostwake.scenarios.Scenarios;
import io.lostwake.scenarios.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recordings of the scenarios as files and bytes. */
final class Recorded {
  static final String GO = "go1.27.4";

  private Recorded() {}

  /** A recording of the leaking program of a scenario. */
  static Recording leaking(String scenario, String name) {
    return of(GO, scenario, Variant.LEAKING, name);
  }

  /** A recording of the fixed program of a scenario. */
  static Recording fixed(String scenario, String name) {
    return of(GO, scenario, Variant.FIXED, name);
  }

  static Recording of(String goVersion, String id, Variant variant, String name) {
    Scenario scenario = Scenarios.load(ProgramRuntime.GO).find(id).orElseThrow();
    return Recordings.load().find(goVersion, scenario, variant, name).orElseThrow();
  }

  /** The recording as a file. */
  static String file(Path directory, Recording recording) {
    Path file =
        directory.resolve(
            recording.scenario().replace('/', '.')
                + "."
                + recording.variant().directory()
                + "."
                + recording.name());
    try {
      Files.write(file, Run.bytes(recording.open()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toString();
  }
}
