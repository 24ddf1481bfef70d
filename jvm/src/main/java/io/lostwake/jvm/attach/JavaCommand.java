package io.lostwake.jvm.attach;

import java.util.List;
import java.util.Set;

/// What a command line of `java` starts.
final class JavaCommand {
  /// The options of the launcher whose value is the next argument (JDK 25, `java --help`).
  private static final Set<String> WITH_VALUE =
      Set.of(
          "-cp",
          "-classpath",
          "--class-path",
          "-p",
          "--module-path",
          "--upgrade-module-path",
          "--add-modules",
          "--add-exports",
          "--add-opens",
          "--add-reads",
          "--limit-modules",
          "--patch-module",
          "--enable-native-access",
          "--source",
          "-d",
          "--describe-module");

  private JavaCommand() {}

  /// Whether the first argument is the launcher.
  static boolean isJava(List<String> arguments) {
    if (arguments.isEmpty()) {
      return false;
    }
    String program = arguments.getFirst();
    return program.substring(program.lastIndexOf('/') + 1).equals("java");
  }

  /// The main class, `module/class`, or the path of the jar; empty when the command line does not
  /// tell, as with an argument file.
  static String mainClass(List<String> arguments) {
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean isMain =
          argument.equals("-jar") || argument.equals("-m") || argument.equals("--module");
      if (isMain) {
        return i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      }
      if (argument.startsWith("--module=")) {
        return argument.substring("--module=".length());
      }
      if (argument.startsWith("@") || argument.isEmpty()) {
        return "";
      }
      if (!argument.startsWith("-")) {
        return argument;
      }
      i += WITH_VALUE.contains(argument) ? 1 : 0;
    }
    return "";
  }
}
