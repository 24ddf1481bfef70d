package io.lostwake.cli;

import io.lostwake.model.Snapshot;
import io.lostwake.model.TargetRuntime;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.model.Warning;
import io.lostwake.report.VisibleText;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lostwake count`: how many goroutines there are and what they wait for, on one line.
@Command(
    name = "count",
    description = "Count goroutines or threads: the total, and how many wait for what.",
    footer = {
      "",
      "Examples:",
      "  lostwake count http://localhost:6060",
      "  lostwake count --watch 5s http://localhost:6060",
      "  lostwake count goroutines.txt",
      "  lostwake count com.acme.Main"
    })
final class CountCommand implements Callable<Integer> {
  private final Session session;
  private final Results results;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "SOURCE",
      description =
          "A process (http://host:6060, a pid, or a part of a JVM's main class), a file with a dump or "
              + "a profile, or - for standard input.")
  private String source = "";

  @Option(
      names = "--watch",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Count again and again, so long apart, with the change, until interrupted.")
  private @Nullable Duration watch;

  @Mixin private SourceOptions options = new SourceOptions();

  CountCommand(Session session, Results results) {
    this.session = session;
    this.results = results;
  }

  @Override
  public Integer call() throws InterruptedException {
    Duration apart = watch;
    if (apart != null && !Sources.isProcess(source)) {
      throw new ParameterException(
          Objects.requireNonNull(spec, "no model").commandLine(),
          "--watch needs a living process, and " + source + " is none");
    }
    try {
      Snapshot begin = take();
      sayWhatIsMissing(begin);
      Count first = new Count(begin);
      if (apart == null) {
        say(first.words());
        return ExitCode.CLEAN.number();
      }
      say(session.clock().instant(), first.words());
      watch(first, apart);
      return ExitCode.CLEAN.number();
    } catch (UnreadableSourceException e) {
      sayUnreadable(e);
      return ExitCode.UNREADABLE_SOURCE.number();
    }
  }

  /// A JVM tells half of its threads only, which its line alone would hide.
  private void sayWhatIsMissing(Snapshot snapshot) {
    if (snapshot.target().runtime() == TargetRuntime.JVM) {
      snapshot.warnings().stream()
          .filter(warning -> warning.kind() == Warning.Kind.NOT_OFFERED)
          .forEach(warning -> session.err().println("lostwake: " + warning.cost()));
    }
  }

  /// Goes on when the process does not answer: it may come back.
  private void watch(Count first, Duration apart) throws InterruptedException {
    Count last = first;
    while (!results.isClosedByReader() && results.failure() == null) {
      session.pause().sleep(apart);
      try {
        Count now = new Count(take());
        say(session.clock().instant(), now.wordsSince(last));
        last = now;
      } catch (UnreadableSourceException e) {
        sayUnreadable(e);
      }
    }
  }

  private void sayUnreadable(UnreadableSourceException unreadable) {
    session.err().println("lostwake: " + VisibleText.of(String.valueOf(unreadable.getMessage())));
  }

  private Snapshot take() throws UnreadableSourceException {
    try (DelayedProgress progress = new DelayedProgress(session)) {
      return new JvmOptions()
          .sources(options.sources(session, progress), session, progress)
          .count(source);
    }
  }

  private void say(Instant time, String words) {
    say(time.truncatedTo(ChronoUnit.SECONDS) + "  " + words);
  }

  private void say(String line) {
    PrintWriter out = Objects.requireNonNull(spec, "no model").commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
