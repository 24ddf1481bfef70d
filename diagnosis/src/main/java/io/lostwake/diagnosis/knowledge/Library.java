package io.lostwake.diagnosis.knowledge;

import java.util.List;

/// Whose strands the patterns of a file are about.
///
/// @param name what people call it, usually its module path
/// @param source where the facts come from; empty when not said
/// @param modules the Go modules whose version decides whether a pattern with one applies; a file
///   path with one of them and its version tells it
public record Library(String name, String source, List<String> modules) {
  public Library {
    modules = List.copyOf(modules);
  }

  /// The modules of a library whose file does not list them: its name, if that is a module path.
  static List<String> modulesOf(String name) {
    int slash = name.indexOf('/');
    String host = slash < 0 ? name : name.substring(0, slash);
    return host.indexOf('.') > 0 && name.indexOf(' ') < 0 ? List.of(name) : List.of();
  }
}
