package io.lostwake.cli.repository;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Go module of a checkout.
///
/// @param path its module path, such as `github.com/acme/orders`
/// @param directory where its `go.mod` lies below the root of the repository, with a slash behind
///   it; empty for the root itself
public record GoModule(String path, String directory) {
  /// As the reference of Go modules has it: one word, bare or quoted, alone or in parentheses.
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "(?m)^[ \\t]*module[ \\t]*(?:\\(\\s*|[ \\t])[\"`]?([^\\s\"`()/][^\\s\"`()]*)");

  /// The module that a `go.mod` declares; absent when it declares none.
  static Optional<GoModule> read(String goMod, String directory) {
    Matcher directive = DIRECTIVE.matcher(goMod);
    return directive.find()
        ? Optional.of(new GoModule(directive.group(1), directory))
        : Optional.empty();
  }
}
