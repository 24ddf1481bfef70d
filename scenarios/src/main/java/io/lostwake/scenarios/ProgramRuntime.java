package io.lostwake.scenarios;

import java.util.List;

/// What runs a program.
public enum ProgramRuntime {
  /// The runtime of Go.
  GO("go", ".go"),
  /// A Java virtual machine.
  JVM("jvm", ".java");

  private final String word;
  private final String extension;

  ProgramRuntime(String word, String extension) {
    this.word = word;
    this.extension = extension;
  }

  /// `go` or `jvm`.
  public String word() {
    return word;
  }

  /// How the source of a program ends: `.go` or `.java`.
  String extension() {
    return extension;
  }

  /// The directory of its programs among the resources of this module, with a slash at the end.
  String root() {
    return word + "/";
  }

  /// The environment variables by which the caller would change what its programs show.
  List<String> settings() {
    return switch (this) {
      case GO -> List.of("GODEBUG", "GOTRACEBACK", "GOGC", "GOMAXPROCS", "GOMEMLIMIT");
      case JVM -> List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    };
  }
}
