package io.lostwake.cli;

import io.lostwake.cli.repository.GoModule;
import io.lostwake.cli.repository.OwnCode;
import io.lostwake.cli.repository.PathMap;
import io.lostwake.cli.repository.PathTrimmer;
import io.lostwake.cli.repository.Repository;
import io.lostwake.cli.repository.SourceCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say which code is the user's own and where it lies.
final class SourceCodeOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--path-map",
      paramLabel = "FROM=TO",
      description =
          "Show source files below FROM as files below TO, such as /build/orders=. (repeatable; "
              + "the longest FROM counts).")
  private List<String> mapped = List.of();

  @Option(
      names = "--trim",
      description =
          "Turn the paths of the build into paths of the repository around this directory.")
  private boolean trims;

  @Option(
      names = "--own",
      paramLabel = "PREFIX",
      description =
          "Open frames of these Go modules or packages, or Java packages, first: they are your own, "
              + "as the module of go.mod is (repeatable).")
  private List<String> own = List.of();

  /// The source code as these options and the directory say.
  ///
  /// @throws ParameterException if an option is wrong
  SourceCode sourceCode(Session session) {
    List<PathMap.Rule> rules = new ArrayList<>();
    for (String typed : mapped) {
      try {
        rules.add(PathMap.Rule.of(typed));
      } catch (IllegalArgumentException e) {
        throw WrongUsage.of(spec, "--path-map " + e.getMessage());
      }
    }
    if (own.stream().anyMatch(String::isBlank)) {
      throw WrongUsage.of(
          spec, "--own is the start of a name, such as github.com/acme or com.acme");
    }
    Optional<Repository> repository = repository(session);
    List<String> prefixes = new ArrayList<>(own);
    repository.flatMap(Repository::module).map(GoModule::path).ifPresent(prefixes::add);
    return new SourceCode(
        new OwnCode(prefixes),
        new PathMap(rules),
        trims ? repository.map(PathTrimmer::new) : Optional.empty());
  }

  /// Whether paths are turned into those of the repository.
  boolean isMapped() {
    return trims || !mapped.isEmpty();
  }

  private Optional<Repository> repository(Session session) {
    try {
      return Optional.of(Repository.around(session.directory()));
    } catch (IOException e) {
      if (trims) {
        throw WrongUsage.of(
            spec, "--trim: the current directory cannot be read: " + e.getMessage());
      }
      return Optional.empty();
    }
  }
}
