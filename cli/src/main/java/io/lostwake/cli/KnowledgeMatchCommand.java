package io.lostwake.cli;

import io.lostwake.diagnosis.knowledge.InvalidRulesException;
import io.lostwake.diagnosis.knowledge.Knowledge;
import io.lostwake.diagnosis.knowledge.Match;
import io.lostwake.model.Snapshot;
import io.lostwake.model.UnreadableSourceException;
import io.lostwake.report.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lostwake knowledge match`: which pattern each strand of a process fits, and who fits none.
@Command(
    name = "match",
    description = "Show which goroutines or threads fit which pattern, and which fit none.",
    footer = {
      "",
      "Examples:",
      "  lostwake knowledge match http://localhost:6060",
      "  lostwake knowledge match --rules rules.yaml goroutines.txt",
      "  lostwake knowledge match --skeleton goroutines.txt > rules.yaml"
    })
final class KnowledgeMatchCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "SOURCE",
      description =
          "A process (http://host:6060, a pid, or a part of a JVM's main class), a file with a dump, a "
              + "profile or a log, or - for standard input.")
  private String source = "";

  @Option(
      names = "--skeleton",
      description =
          "Write a file of rules for those that fit no pattern: delete what you do not know to be "
              + "idle by design, and say why the rest is.")
  private boolean skeleton;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}; NO_COLOR is heeded).")
  private ColorMode color = ColorMode.auto;

  @Mixin private RuleOptions rules = new RuleOptions();
  @Mixin private SourceOptions options = new SourceOptions();
  @Mixin private JvmOptions jvm = new JvmOptions();

  KnowledgeMatchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InvalidRulesException {
    jvm.refuseWrongUsage(1);
    CommandLine command = Objects.requireNonNull(spec, "no model").commandLine();
    if (jvm.whyAlive() != null) {
      throw new ParameterException(command, "--why-alive belongs to lostwake check");
    }
    Knowledge knowledge = rules.knowledge();
    Snapshot snapshot;
    try (DelayedProgress progress = new DelayedProgress(session)) {
      snapshot = jvm.sources(options.sources(session, progress), session, progress).take(source);
    } catch (UnreadableSourceException e) {
      session.err().println("lostwake: " + VisibleText.of(String.valueOf(e.getMessage())));
      return ExitCode.UNREADABLE_SOURCE.number();
    }
    List<Match> matches = knowledge.matches(snapshot);
    PrintWriter out = command.getOut();
    if (skeleton) {
      new RuleSkeleton(matches).write(out);
    } else {
      new MatchText(color.forResults(session), session.screen().columns()).write(matches, out);
    }
    out.flush();
    return ExitCode.CLEAN.number();
  }
}
