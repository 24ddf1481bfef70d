package io.lostwake.cli;

import io.lostwake.cli.repository.SourceCode;
import io.lostwake.diagnosis.Examiner;
import io.lostwake.diagnosis.knowledge.InvalidRulesException;
import io.lostwake.model.Diagnosis;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.report.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lostwake check`: says what is stuck in processes or their dumps, why, and how sure that is.
@Command(
    name = "check",
    description = "Find the goroutines and the JVM threads that will never wake up again.",
    footer = {
      "",
      "Exit codes: 0 nothing found, 1 findings at or above --fail-on, 2 wrong usage,",
      "3 a source could not be read, 4 an error of Lostwake itself.",
      "",
      "Examples:",
      "  lostwake check http://localhost:6060",
      "  lostwake check --wait 30s http://localhost:6060",
      "  lostwake check before.txt after.txt",
      "  lostwake check com.acme.Main",
      "  lostwake check heap.hprof",
      "  go test ./... 2>&1 | lostwake check -"
    })
final class CheckCommand implements Callable<Integer> {
  private final Session session;
  private final RootCommand root;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE",
      description =
          "A process (http://host:6060, a pid, or a part of a JVM's main class), a file with a dump, a "
              + "heap dump (HPROF), a profile or a log, or - for standard input. Dumps of one process "
              + "are joined.")
  private List<String> names = List.of();

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Look at a process twice, so long apart: who is still there, who is new?")
  private @Nullable Duration wait;

  @Option(
      names = "--fail-on",
      paramLabel = "VERDICT",
      defaultValue = "likely",
      description =
          "From which verdict on to end with exit code 1: ${COMPLETION-CANDIDATES} (default: "
              + "${DEFAULT-VALUE}).")
  private FailOn failOn = FailOn.likely;

  @Mixin private ReportOptions report = new ReportOptions();
  @Mixin private BaselineOptions baseline = new BaselineOptions();
  @Mixin private SourceCodeOptions code = new SourceCodeOptions();
  @Mixin private SourceOptions options = new SourceOptions();
  @Mixin private JvmOptions jvm = new JvmOptions();
  @Mixin private RuleOptions rules = new RuleOptions();

  CheckCommand(Session session, RootCommand root) {
    this.session = session;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, InvalidRulesException {
    refuseWrongUsage();
    report.refuseWhatCannotBeWritten();
    baseline.read();
    SourceCode sourceCode = code.sourceCode(session);
    Examiner examiner = new Examiner(rules.knowledge());
    String thread = jvm.whyAlive();
    if (thread != null) {
      return sayWhyAlive(thread);
    }
    List<Diagnosis> diagnoses = new ArrayList<>();
    boolean isAllRead;
    try (DelayedProgress progress = new DelayedProgress(session)) {
      Looks looks = new Looks(sources(progress), progress, e -> sayUnreadable(e, progress));
      Duration apart = wait;
      List<History> histories =
          apart == null ? looks.once(names) : looks.twice(names, apart, session.pause());
      isAllRead = looks.isAllRead();
      histories.forEach(
          history -> diagnoses.add(sourceCode.placing(examiner.examine(history.snapshots()))));
    }
    var sought = new Sought(failOn, baseline.compare(diagnoses), code.isMapped());
    if (!diagnoses.isEmpty()) {
      report.write(diagnoses, sought, session, results());
      baseline.write(diagnoses, isAllRead, session);
    }
    boolean isFound =
        diagnoses.stream()
            .flatMap(diagnosis -> diagnosis.findings().stream())
            .anyMatch(sought::fails);
    return !isAllRead
        ? ExitCode.UNREADABLE_SOURCE.number()
        : isFound ? ExitCode.FINDINGS.number() : ExitCode.CLEAN.number();
  }

  private Sources sources(DelayedProgress progress) {
    return jvm.sources(options.sources(session, progress), session, progress);
  }

  private int sayWhyAlive(String thread) {
    try (DelayedProgress progress = new DelayedProgress(session)) {
      List<String> steps;
      try {
        steps = sources(progress).whyAlive(names.getFirst(), thread);
      } catch (UnreadableSourceException e) {
        sayUnreadable(e, progress);
        return ExitCode.UNREADABLE_SOURCE.number();
      }
      steps.forEach(step -> results().println(VisibleText.of(step)));
      return ExitCode.CLEAN.number();
    }
  }

  private void refuseWrongUsage() {
    jvm.refuseWrongUsage(wait == null ? names.size() : 2 * names.size());
    for (String name : names) {
      if (wait != null && !Sources.isProcess(name)) {
        throw WrongUsage.of(
            spec,
            "--wait needs a living process, and "
                + name
                + " is none; give two of its dumps instead: check BEFORE AFTER");
      }
      if (Collections.frequency(names, name) > 1) {
        throw WrongUsage.of(spec, name + " is given twice");
      }
    }
  }

  private void sayUnreadable(UnreadableSourceException unreadable, DelayedProgress progress) {
    progress.close();
    session.err().println("lostwake: " + VisibleText.of(String.valueOf(unreadable.getMessage())));
    if (root.isVerbose()) {
      unreadable.printStackTrace(session.err());
    }
  }

  private PrintWriter results() {
    return Objects.requireNonNull(spec, "no model").commandLine().getOut();
  }
}
