package io.lostwake.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code lostwake} without a command: says what there is. */
@Command(
    name = "lostwake",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Finds goroutines and JVM threads that will never wake up again, proves it where a proof",
      "exists, and shows the line that lost them."
    },
    versionProvider = LostwakeVersion.class,
    footer = {
      "",
      "Examples:",
      "  lostwake check http://localhost:6060",
      "  lostwake check com.acme.Main",
      "  go test ./... 2>&1 | lostwake check -",
      "  lostwake demo",
      "",
      "lostwake COMMAND --help tells more."
    })
final class RootCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of errors.")
  private boolean verbose;

  /** Whether stack traces were asked for. */
  boolean isVerbose() {
    return verbose;
  }

  @Override
  public void run() {
    Objects.requireNonNull(spec, "picocli injects the model before it runs a command");
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
