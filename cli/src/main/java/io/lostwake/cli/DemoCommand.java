package io.lostwake.cli;

import io.lostwake.cli.demo.Demo;
import io.lostwake.cli.demo.LivePrograms;
import io.lostwake.cli.demo.Outcome;
import io.lostwake.cli.demo.OutcomeJson;
import io.lostwake.cli.demo.OutcomeTable;
import io.lostwake.cli.demo.Programs;
import io.lostwake.cli.demo.RecordedPrograms;
import io.lostwake.report.VisibleText;
import io.lostwake.scenarios.GoToolchain;
import io.lostwake.scenarios.JavaToolchain;
import io.lostwake.scenarios.Program;
import io.lostwake.scenarios.ProgramRuntime;
import io.lostwake.scenarios.Scenario;
import io.lostwake.scenarios.Scenarios;
import io.lostwake.scenarios.Toolchain;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
      "Build small Go and Java programs that lose goroutines and threads in every known way, run",
      "each beside its fixed twin, diagnose all of them, and compare with what should be found."
    },
    footer = {
      "",
      "Exit codes: 0 all is found as it should be, 1 something is not, 3 the programs could not be",
      "built. Without Go on this machine, recorded dumps of the Go programs are read.",
      "",
      "Examples:",
      "  lostwake demo",
      "  lostwake demo --only jvm",
      "  lostwake demo --only no-receiver --go 1.27.4"
    })
final class DemoCommand implements Callable<Integer> {
  private static final int GO_AT_A_TIME = 3;
  private static final int JVM_AT_A_TIME = 2;

  private final Session session;
  private final Supplier<Optional<GoToolchain>> toolchain;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "go|jvm|CAUSE",
      completionCandidates = Choices.class,
      description =
          "Show one runtime, one cause, such as no-receiver, or one scenario of it "
              + "(CAUSE/SCENARIO).")
  private @Nullable String only;

  @Option(
      names = "--go",
      paramLabel = "VERSION",
      description =
          "Build the Go programs with this version, such as 1.27.4; Go fetches it by itself.")
  private @Nullable String version;

  @Option(
      names = "--recorded",
      description = "Read recorded dumps of the Go programs, even where Go is on the machine.")
  private boolean isRecorded;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private TableFormat format = TableFormat.text;

  DemoCommand(Session session, Supplier<Optional<GoToolchain>> toolchain) {
    this.session = session;
    this.toolchain = toolchain;
  }

  @Override
  public Integer call() throws InterruptedException {
    Instant start = session.clock().instant();
    List<Program> chosen = chosen();
    List<Outcome> outcomes = new ArrayList<>();
    Map<ProgramRuntime, String> versions = new EnumMap<>(ProgramRuntime.class);
    boolean isRecordings = false;
    for (ProgramRuntime runtime : ProgramRuntime.values()) {
      List<Program> its = chosen.stream().filter(one -> one.runtime() == runtime).toList();
      if (!its.isEmpty()) {
        try (Programs programs = runtime == ProgramRuntime.GO ? go(its) : java(its)) {
          int atATime = runtime == ProgramRuntime.GO ? GO_AT_A_TIME : JVM_AT_A_TIME;
          outcomes.addAll(new Demo(programs, atATime, this::tell).run(its));
          versions.put(runtime, programs.version());
          isRecordings |= programs instanceof RecordedPrograms;
        } catch (IOException e) {
          session.err().println("lostwake: " + e.getMessage());
          return ExitCode.UNREADABLE_SOURCE.number();
        }
      }
    }
    write(versions, isRecordings, outcomes);
    long ok = outcomes.stream().filter(Outcome::isOk).count();
    Duration taken = Duration.between(start, session.clock().instant());
    tell(
        "%d of %d ok with %s in %d s"
            .formatted(
                ok, outcomes.size(), String.join(" and ", versions.values()), taken.toSeconds()));
    return (ok == outcomes.size() ? ExitCode.CLEAN : ExitCode.FINDINGS).number();
  }

  private List<Program> chosen() {
    List<Program> all =
        Arrays.stream(ProgramRuntime.values())
            .flatMap(runtime -> Scenarios.load(runtime).programs().stream())
            .toList();
    List<Program> chosen = all.stream().filter(this::isChosen).toList();
    if (chosen.isEmpty()) {
      Stream<String> ids = all.stream().map(program -> program.scenario().id()).distinct();
      throw new ParameterException(
          model().commandLine(),
          "there is no scenario of '%s'; there are: go, jvm, %s"
              .formatted(only, ids.collect(Collectors.joining(", "))));
    }
    return chosen;
  }

  private boolean isChosen(Program program) {
    Scenario scenario = program.scenario();
    return only == null
        || only.equals(program.runtime().word())
        || only.equals(scenario.cause())
        || only.equals(scenario.id());
  }

  private Programs go(List<Program> programs) throws IOException {
    String wanted = version == null ? null : version.startsWith("go") ? version : "go" + version;
    Optional<GoToolchain> found = isRecorded ? Optional.empty() : toolchain.get();
    if (found.isEmpty()) {
      RecordedPrograms recorded = RecordedPrograms.load(wanted, new QuietTaker(session));
      tell(
          (isRecorded ? "reading" : "there is no Go on this machine: reading")
              + " recorded dumps of programs built with "
              + recorded.version());
      return recorded;
    }
    return live(wanted == null ? found.get() : found.get().withVersion(wanted), programs);
  }

  private Programs java(List<Program> programs) throws IOException {
    return live(JavaToolchain.ofThisJava(), programs);
  }

  private Programs live(Toolchain built, List<Program> programs) throws IOException {
    tell("building %d programs with %s ...".formatted(programs.size(), built.version()));
    return LivePrograms.build(built, programs, new QuietTaker(session));
  }

  private void write(
      Map<ProgramRuntime, String> versions, boolean isRecordings, List<Outcome> outcomes) {
    PrintWriter out = model().commandLine().getOut();
    switch (format) {
      case text -> new OutcomeTable(outcomes).write(out);
      case json ->
          new OutcomeJson(
                  "lostwake " + LostwakeVersion.number(),
                  versions.get(ProgramRuntime.GO),
                  versions.get(ProgramRuntime.JVM),
                  isRecordings,
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

  /// What `--only` takes, for the completion of a shell.
  static final class Choices implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(
              Arrays.stream(ProgramRuntime.values()).map(ProgramRuntime::word),
              StreamSupport.stream(new ExplainCommand.CauseIds().spliterator(), false))
          .iterator();
    }
  }
}
