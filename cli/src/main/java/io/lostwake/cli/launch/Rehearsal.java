package io.lostwake.cli.launch;

import io.lostwake.cli.Lostwake;
import io.lostwake.cli.Screen;
import io.lostwake.cli.Session;
import io.lostwake.scenarios.Recording;
import io.lostwake.scenarios.Recordings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Runs what people run most, unseen. The launcher starts this once after a build, so that Java
 * keeps the classes it met in its AOT cache: a class that was only half loaded here costs time at
 * every start, which is why mistakes are rehearsed too.
 */
final class Rehearsal {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--version"),
          List.of("--help"),
          List.of("chekc"),
          List.of("check", "--help"),
          List.of("explain"),
          List.of("completion", "bash"));

  private static final List<List<String>> COMMANDS_ON_DUMPS =
      List.of(
          List.of("check", "-"),
          List.of("check", "--color", "always", "--all", "-"),
          List.of("check", "--format", "json", "-"),
          List.of("count", "-"));

  private static final int DUMPS = 30;

  private Rehearsal() {}

  /// Runs every command once, and those that read a dump on several; takes no arguments.
  public static void main(String[] arguments) throws IOException {
    for (List<String> command : COMMANDS) {
      run(command, InputStream.nullInputStream());
    }
    Recordings recordings = Recordings.load();
    List<Recording> dumps =
        recordings.all().stream()
            .filter(dump -> dump.goVersion().equals(recordings.goVersions().getLast()))
            .limit(DUMPS)
            .toList();
    for (Recording dump : dumps) {
      for (List<String> command : COMMANDS_ON_DUMPS) {
        try (InputStream input = dump.open()) {
          run(command, input);
        }
      }
    }
  }

  private static void run(List<String> command, InputStream input) {
    OutputStream nobody = OutputStream.nullOutputStream();
    Session session =
        new Session(
            input,
            nobody,
            new PrintWriter(nobody, true, StandardCharsets.UTF_8),
            Map.of(),
            Screen.NONE,
            InstantSource.system(),
            duration -> {},
            question -> "",
            question -> false,
            Path.of(""),
            Duration.ofDays(1));
    Lostwake.run(command.toArray(String[]::new), session);
  }
}
