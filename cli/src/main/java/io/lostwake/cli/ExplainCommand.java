package io.lostwake.cli;

import io.lostwake.diagnosis.Cause;
import io.lostwake.diagnosis.Causes;
import io.lostwake.report.Palette;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lostwake explain`: the page of a cause in the terminal, or the list of causes.
@Command(
    name = "explain",
    description = "Explain a cause: what it is, how it looks in a dump, how to fix it.",
    footer = {"", "Examples:", "  lostwake explain", "  lostwake explain no-receiver"})
final class ExplainCommand implements Callable<Integer> {
  /// The ids of all causes, for shells to complete.
  static final class CauseIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return sorted().stream().map(Cause::id).iterator();
    }
  }

  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "CAUSE",
      completionCandidates = CauseIds.class,
      description = "The id of a cause, such as no-receiver; without one, all are listed.")
  private @Nullable String id;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}; NO_COLOR is heeded).")
  private ColorMode color = ColorMode.auto;

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Palette palette = color.forResults(session);
    PrintWriter out = model().commandLine().getOut();
    String wanted = id;
    if (wanted == null) {
      list(palette, out);
    } else {
      Cause cause =
          Causes.byId(wanted)
              .orElseThrow(() ->
                  new ParameterException(
                      model().commandLine(),
                      "there is no cause '%s'; the causes are %s"
                          .formatted(wanted, String.join(", ", new CauseIds()))));
      new MarkdownPage(palette, session.screen().columns()).write(page(cause), out);
    }
    return ExitCode.CLEAN.number();
  }

  private static void list(Palette palette, PrintWriter out) {
    List<Cause> causes = sorted();
    int width = causes.stream().mapToInt(cause -> cause.id().length()).max().orElse(0);
    for (Cause cause : causes) {
      String id = Painted.text(palette.command(), cause.id());
      out.println(id + " ".repeat(width + 2 - cause.id().length()) + cause.title());
    }
  }

  private static List<Cause> sorted() {
    return Causes.all().stream().sorted(Comparator.comparing(Cause::id)).toList();
  }

  private static String page(Cause cause) throws IOException {
    String name = "causes/" + cause.id() + ".md";
    try (InputStream page =
        Objects.requireNonNull(
            ExplainCommand.class.getResourceAsStream(name), () -> "no page " + name)) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private CommandSpec model() {
    return Objects.requireNonNull(spec, "picocli injects the model before it runs a command");
  }
}
