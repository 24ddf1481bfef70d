package io.lostwake.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lostwake completion}: prints what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    description = "Print a completion script for a shell.",
    footer = {
      "",
      "Examples:",
      "  source <(lostwake completion bash)",
      "  lostwake completion fish > ~/.config/fish/completions/lostwake.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells that are known. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
  private Shell shell = Shell.bash;

  @Override
  public Integer call() {
    CommandLine root = Objects.requireNonNull(spec, "no model").root().commandLine();
    String script =
        switch (shell) {
          // picocli's script loads bash completion in zsh by itself.
          case bash, zsh -> AutoComplete.bash("lostwake", root);
          case fish -> new FishCompletion(root.getCommandSpec()).script();
        };
    root.getOut().print(script);
    root.getOut().flush();
    return ExitCode.CLEAN.number();
  }
}
