package io.lostwake.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completions for fish, written from the command model: picocli knows bash and zsh only. */
final class FishCompletion {
  private final CommandSpec root;

  FishCompletion(CommandSpec root) {
    this.root = root;
  }

  /** One {@code complete} line per command, option and list of words. */
  String script() {
    List<String> lines = new ArrayList<>();
    lines.add("# fish completion for " + root.name());
    lines.add(line("-e"));
    addOptions(lines, root, "__fish_use_subcommand");
    root.subcommands()
        .forEach((name, command) -> {
          lines.add(
              line(
                  "-n __fish_use_subcommand -f -a "
                      + name
                      + description(command.getCommandSpec().usageMessage().description())));
          addCommand(lines, name, command);
        });
    return String.join("\n", lines) + "\n";
  }

  private void addCommand(List<String> lines, String name, CommandLine command) {
    String condition = "'__fish_seen_subcommand_from " + name + "'";
    addOptions(lines, command.getCommandSpec(), condition);
    command.getCommandSpec().positionalParameters().stream()
        .filter(parameter -> !candidates(parameter).isEmpty())
        .forEach(parameter ->
            lines.add(line("-n " + condition + " -f -a " + quoted(candidates(parameter)))));
  }

  private void addOptions(List<String> lines, CommandSpec command, String condition) {
    for (OptionSpec option : command.options()) {
      StringBuilder words = new StringBuilder("-n ").append(condition);
      for (String name : option.names()) {
        words.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
      }
      if (option.arity().max() > 0) {
        String candidates = candidates(option);
        words.append(candidates.isEmpty() ? " -r" : " -x -a " + quoted(candidates));
      }
      words.append(description(option.description()));
      lines.add(line(words.toString()));
    }
  }

  private String line(String words) {
    return "complete -c " + root.name() + " " + words;
  }

  private static String candidates(ArgSpec argument) {
    Iterable<String> candidates = argument.completionCandidates();
    return candidates == null
        ? ""
        : StreamSupport.stream(candidates.spliterator(), false).collect(Collectors.joining(" "));
  }

  private static String description(String[] lines) {
    return lines.length == 0 ? "" : " -d " + quoted(lines[0]);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
