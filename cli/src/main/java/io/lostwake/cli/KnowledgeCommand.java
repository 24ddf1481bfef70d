package io.lostwake.cli;

import io.lostwake.diagnosis.knowledge.InvalidRulesException;
import io.lostwake.diagnosis.knowledge.Knowledge;
import io.lostwake.diagnosis.knowledge.Pattern;
import io.lostwake.report.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lostwake knowledge`: what is known of libraries.
@Command(
    name = "knowledge",
    description =
        "List what is known of libraries: who waits by design, and how they are known to leak.",
    footer = {
      "",
      "Examples:",
      "  lostwake knowledge",
      "  lostwake knowledge grpc",
      "  lostwake knowledge http-client-body-not-closed",
      "  lostwake knowledge --rules rules.yaml --all",
      "  lostwake knowledge match http://localhost:6060"
    })
final class KnowledgeCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "WORD",
      description =
          "The id of a pattern, which is then shown whole; or a word of its id, its library or what it "
              + "says.")
  private @Nullable String word;

  @Option(names = "--all", description = "Show every pattern whole.")
  private boolean all;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private TableFormat format = TableFormat.text;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}; NO_COLOR is heeded).")
  private ColorMode color = ColorMode.auto;

  @Mixin private RuleOptions rules = new RuleOptions();

  KnowledgeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InvalidRulesException {
    Knowledge knowledge = rules.knowledge();
    List<Pattern> chosen = chosen(knowledge.patterns());
    PrintWriter out = model().commandLine().getOut();
    boolean isWhole = all || (word != null && chosen.size() == 1);
    KnowledgeText text = new KnowledgeText(color.forResults(session), session.screen().columns());
    switch (format) {
      case json -> new KnowledgeJson("lostwake " + LostwakeVersion.number()).write(chosen, out);
      case text -> {
        if (isWhole) {
          text.writeWhole(chosen, out);
        } else {
          text.writeList(chosen, out);
        }
      }
    }
    out.flush();
    return ExitCode.CLEAN.number();
  }

  private List<Pattern> chosen(List<Pattern> patterns) {
    String wanted = word;
    if (wanted == null) {
      return patterns;
    }
    List<Pattern> same = patterns.stream().filter(p -> p.id().equals(wanted)).toList();
    List<Pattern> chosen =
        same.isEmpty() ? patterns.stream().filter(p -> has(p, wanted)).toList() : same;
    if (chosen.isEmpty()) {
      throw new ParameterException(
          model().commandLine(),
          "nothing is known of '%s'; lostwake knowledge lists what is".formatted(wanted));
    }
    return chosen;
  }

  private static boolean has(Pattern pattern, String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return Stream.of(pattern.id(), pattern.library().name(), pattern.says())
        .anyMatch(text -> VisibleText.of(text).toLowerCase(Locale.ROOT).contains(wanted));
  }

  private CommandSpec model() {
    return Objects.requireNonNull(spec, "picocli injects the model before it runs a command");
  }
}
