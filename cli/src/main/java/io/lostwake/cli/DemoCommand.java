package io.lostwake.cli;

import io.lostwake.cli.demo.Demo;
import io.lostwake.cli.demo.LivePrograms;
import io.lostwake.cli.demo.Outcome;
import io.lostwake.cli.demo.OutcomeJson;
import io.lostwake.cli.demo.OutcomeTable;
import io.lostwake.cli.demo.Programs;
import io.lostwake.cli.demo.RecordedPrograms;
import io.lostwake.cli.demo.SnapshotTaker;
import io.lostwake.golang.EndpointSettings;
import io.lostwake.golang.Progress;
import io.lostwake.report.VisibleText;
import io.lostwake.scenarios.GoToolchain;
import io.lostwake.scenarios.Scenario;
import io.lostwake.scenarios.Scenarios;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lostwake demo`: shows on real programs that every cause is found, and nothing else.
@Command(
    name = "demo",
    description = {
      "Show on real programs that every cause is found, and nothing else.",
      "",
      "Build small Go programs that lose goroutines in every known way, run each beside its fixed",
      "twin, diagnose all of them, and compare with what should be found."
    },
    footer = {
      "",
      "Exit codes: 0 all is found as it should be, 1 something is not, 3 the programs could not be",
      "built. Without Go on this machine, recorded dumps are read.",
      "",
      "Examples:",
      "  lostwake demo",
      "  lostwake demo --only no-receiver --go 1.27.4"
    })
final class DemoCommand implements Callable<Integer> {
  private final Session session;
  private final Supplier<Optional<GoToolchain>> toolchain;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "CAUSE",
      completionCandidates = ExplainCommand.CauseIds.class,
      description = "Show one cause, such as no-receiver, or one scenario of it (CAUSE/SCENARIO).")
  private @Nullable String only;

  @Option(
      names = "--go",
      paramLabel = "VERSION",
      description = "Build with this version of Go, such as 1.27.4; Go fetches it by itself.")
  private @Nullable String version;

  @Option(
      names = "--recorded",
      description = "Read recorded dumps, even where Go is on the machine.")
  private boolean isRecorded;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ReportOptions.Format format = ReportOptions.Format.text;

  DemoCommand(Session session, Supplier<Optional<GoToolchain>> toolchain) {
    this.session = session;
    this.toolchain = toolchain;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Instant start = session.clock().instant();
    List<Scenario> scenarios = scenarios();
    Optional<Programs> available = available(scenarios);
    if (available.isEmpty()) {
      return ExitCode.UNREADABLE_SOURCE.number();
    }
    try (Programs programs = available.get()) {
      List<Outcome> outcomes = new Demo(programs, this::tell).run(scenarios);
      write(programs, outcomes);
      long ok = outcomes.stream().filter(Outcome::isOk).count();
      Duration taken = Duration.between(start, session.clock().instant());
      tell(
          "%d of %d ok with %s in %d s"
              .formatted(ok, outcomes.size(), programs.goVersion(), taken.toSeconds()));
      return (ok == outcomes.size() ? ExitCode.CLEAN : ExitCode.FINDINGS).number();
    }
  }

  private List<Scenario> scenarios() {
    String wanted = only;
    List<Scenario> all = Scenarios.load().all();
    List<Scenario> chosen =
        all.stream()
            .filter(s -> wanted == null || s.cause().equals(wanted) || s.id().equals(wanted))
            .toList();
    if (chosen.isEmpty()) {
      throw new ParameterException(
          model().commandLine(),
          "there is no scenario of '%s'; there are: %s"
              .formatted(wanted, String.join(", ", all.stream().map(Scenario::id).toList())));
    }
    return chosen;
  }

  /// Empty when there are none; why has been said.
  private Optional<Programs> available(List<Scenario> scenarios) {
    String wanted = version == null ? null : version.startsWith("go") ? version : "go" + version;
    SnapshotTaker taker =
        (source, input) ->
            SourceOptions.sources(EndpointSettings.DEFAULT, input, session.clock(), Progress.SILENT)
                .take(source);
    try {
      Optional<GoToolchain> go = isRecorded ? Optional.empty() : toolchain.get();
      if (go.isEmpty()) {
        RecordedPrograms recorded = RecordedPrograms.load(wanted, taker);
        tell(
            (isRecorded ? "reading" : "there is no Go on this machine: reading")
                + " recorded dumps of programs built with "
                + recorded.goVersion());
        return Optional.of(recorded);
      }
      GoToolchain chosen = wanted == null ? go.get() : go.get().withVersion(wanted);
      tell("building %d programs with %s ...".formatted(2 * scenarios.size(), chosen.version()));
      return Optional.of(LivePrograms.build(chosen, scenarios, taker));
    } catch (IOException e) {
      session.err().println("lostwake: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void write(Programs programs, List<Outcome> outcomes) throws IOException {
    PrintWriter out = model().commandLine().getOut();
    switch (format) {
      case text -> new OutcomeTable(outcomes).write(out);
      case json ->
          new OutcomeJson(
                  "lostwake " + LostwakeVersion.number(),
                  programs.goVersion(),
                  programs instanceof RecordedPrograms,
                  outcomes)
              .write(out);
    }
    out.flush();
  }

  private void tell(String words) {
    session.err().println(VisibleText.of(words));
  }

  private CommandSpec model() {
    return Objects.requireNonNull(spec, "picocli injects the model before it runs a command");
  }
}
