package io.lostwake.cli;

import io.lostwake.golang.Credentials;
import io.lostwake.golang.EndpointSettings;
import io.lostwake.golang.GoSources;
import io.lostwake.golang.Progress;
import io.lostwake.golang.Readers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say how a source is read, the same for every command that reads one.
final class SourceOptions {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final int BODY_TIMEOUTS = 4;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--max-goroutines",
      paramLabel = "N",
      defaultValue = "10000",
      description =
          "Ask a process with more goroutines only for cheap profiles: a full dump stops it for "
              + "about 30 µs per goroutine (default: ${DEFAULT-VALUE}).")
  private long maximumGoroutines;

  @Option(
      names = "--user",
      paramLabel = "NAME[:PASSWORD]",
      description =
          "Log in with HTTP basic authentication. Others on the machine can see a password given "
              + "here: without one, LOSTWAKE_PASSWORD is used, or you are asked.")
  private @Nullable String user;

  @Option(
      names = "--bearer-file",
      paramLabel = "FILE",
      description = "Log in with the bearer token in a file (or in LOSTWAKE_BEARER_TOKEN).")
  private @Nullable Path bearerFile;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Trust the certificates in a PEM file instead of Java's.")
  private @Nullable Path certificateAuthority;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "Wait so long for an answer to begin (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ZERO;

  @Option(
      names = "--max-bytes",
      paramLabel = "SIZE",
      defaultValue = "1GiB",
      converter = ByteCountConverter.class,
      description =
          "Read no more than this of an answer or of compressed data, once decompressed (default: "
              + "${DEFAULT-VALUE}).")
  private long maximumBytes;

  @Option(
      names = "--dump",
      paramLabel = "N",
      description =
          "Read the Nth goroutine dump of a file or log that has several (default: the last one).")
  private @Nullable Integer dump;

  /// The sources as these options say.
  ///
  /// @throws ParameterException if the options contradict each other
  GoSources sources(Session session, Progress progress) {
    GoSources sources = sources(settings(session), session.in(), session.clock(), progress);
    if (dump == null) {
      return sources;
    }
    if (dump < 1) {
      throw WrongUsage.of(spec, "--dump is 1 or more, not " + dump);
    }
    return sources.pickingDump(dump);
  }

  /// Sources of every format there is.
  static GoSources sources(
      EndpointSettings settings, InputStream input, InstantSource clock, Progress progress) {
    Readers readers = Readers.all();
    return new GoSources(readers, settings, input, clock, progress);
  }

  private EndpointSettings settings(Session session) {
    if (maximumGoroutines < 0) {
      throw WrongUsage.of(spec, "--max-goroutines is 0 or more, not " + maximumGoroutines);
    }
    return new EndpointSettings(
        timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT,
        timeout,
        timeout.multipliedBy(BODY_TIMEOUTS),
        maximumGoroutines,
        maximumBytes,
        credentials(session),
        certificateAuthority);
  }

  private @Nullable Credentials credentials(Session session) {
    if (user != null && bearerFile != null) {
      throw WrongUsage.of(spec, "--user and --bearer-file are two ways to log in: give one");
    }
    try {
      if (user != null) {
        return userAndPassword(user, session);
      }
      String token =
          bearerFile == null
              ? session.environment().getOrDefault("LOSTWAKE_BEARER_TOKEN", "")
              : Files.readString(bearerFile).strip();
      return token.isEmpty() && bearerFile == null ? null : new Credentials.BearerToken(token);
    } catch (IllegalArgumentException e) {
      throw WrongUsage.of(spec, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw WrongUsage.of(spec, "--bearer-file " + bearerFile + " cannot be read");
    }
  }

  private Credentials userAndPassword(String typed, Session session) {
    int colon = typed.indexOf(':');
    if (colon >= 0) {
      return new Credentials.UserAndPassword(typed.substring(0, colon), typed.substring(colon + 1));
    }
    String password = session.environment().get("LOSTWAKE_PASSWORD");
    if (password == null) {
      password = session.prompt().ask("Password of " + typed + ": ");
    }
    if (password.isEmpty()) {
      throw WrongUsage.of(spec, "--user " + typed + " needs a password: set LOSTWAKE_PASSWORD");
    }
    return new Credentials.UserAndPassword(typed, password);
  }
}
