package io.lostwake.cli;

import io.lostwake.diagnosis.knowledge.InvalidRulesException;
import io.lostwake.report.VisibleText;
import io.lostwake.scenarios.GoToolchain;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;

/** The program {@code lostwake}: puts the commands together and runs one. */
public final class Lostwake {
  /** The least that picocli takes. */
  private static final int NARROWEST_HELP = 55;

  private Lostwake() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Session session = Session.ofProcess();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(session::silence));
    int exitCode = run(arguments, session);
    // System.exit asks the logging system first, which takes time at every start.
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /**
   * Runs one command in given session.
   *
   * @return the exit code: 0 nothing found, 1 findings, 2 wrong usage, 3 a source could not be
   *     read, 4 Lostwake itself failed
   */
  public static int run(String[] arguments, Session session) {
    Results results = new Results(session.out());
    CommandLine commands = commands(session, results);
    int exitCode = commands.execute(arguments);
    commands.getOut().flush();
    IOException lost = results.failure();
    if (lost != null) {
      commands.getErr().println("lostwake: cannot write results: " + lost.getMessage());
      return ExitCode.USAGE.number();
    }
    return exitCode;
  }

  private static CommandLine commands(Session session, Results results) {
    RootCommand root = new RootCommand();
    Screen screen = session.screen();
    boolean isColored = screen.showsResults() && Screen.allowsColor(session.environment());
    return new CommandLine(root)
        .addSubcommand(new CheckCommand(session, root))
        .addSubcommand(new CountCommand(session, results))
        .addSubcommand(new PsCommand())
        .addSubcommand(new ExplainCommand(session))
        .addSubcommand(
            new CommandLine(new KnowledgeCommand(session))
                .addSubcommand(new KnowledgeMatchCommand(session)))
        .addSubcommand(new DemoCommand(session, GoToolchain::find))
        .addSubcommand(new CompletionCommand())
        .setOut(new PrintWriter(results, false, StandardCharsets.UTF_8))
        .setErr(session.err())
        .setColorScheme(Help.defaultColorScheme(isColored ? Help.Ansi.ON : Help.Ansi.OFF))
        .setUsageHelpWidth(Math.clamp(screen.columns(), NARROWEST_HELP, Screen.DEFAULT_COLUMNS))
        .setParameterExceptionHandler((wrong, arguments) -> sayWrongUsage(wrong))
        .setExecutionExceptionHandler((failure, command, parsed) ->
            failure instanceof InvalidRulesException rules
                ? sayInvalidRules(rules, command)
                : sayInternalError(failure, command, root.isVerbose()));
  }

  private static int sayWrongUsage(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("lostwake: " + VisibleText.of(String.valueOf(wrong.getMessage())));
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.number();
  }

  private static int sayInvalidRules(InvalidRulesException invalid, CommandLine command) {
    PrintWriter err = command.getErr();
    invalid.errors().forEach(error -> err.println(VisibleText.of(error.toString())));
    return ExitCode.USAGE.number();
  }

  private static int sayInternalError(Exception failure, CommandLine command, boolean verbose) {
    PrintWriter err = command.getErr();
    err.println("lostwake: this is a bug in Lostwake: " + VisibleText.of(failure.toString()));
    if (verbose) {
      failure.printStackTrace(err);
    } else {
      err.println("Please report it with what --verbose shows.");
    }
    return ExitCode.INTERNAL_ERROR.number();
  }
}
