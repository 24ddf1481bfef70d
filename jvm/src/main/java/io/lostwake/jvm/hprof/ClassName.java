package io.lostwake.jvm.hprof;

import java.util.regex.Pattern;

/// Names of classes.
final class ClassName {
  /// Behind the name of a hidden class stands the place of its klass, which Java sets off with a
  /// slash.
  private static final Pattern HIDDEN = Pattern.compile("\\+(0x[0-9a-f]{8,16})$");

  private ClassName() {}

  /// From the JVM's way, such as `[Ljava/lang/String;`, to Java's: `java.lang.String[]`.
  static String of(String internal) {
    int dimensions = 0;
    while (dimensions < internal.length() && internal.charAt(dimensions) == '[') {
      dimensions++;
    }
    String element = internal.substring(dimensions);
    if (dimensions > 0) {
      element = elementName(element);
    }
    String name = element.replace('/', '.');
    if (name.contains("+0x")) {
      name = HIDDEN.matcher(name).replaceFirst("/$1");
    }
    return name + "[]".repeat(dimensions);
  }

  private static String elementName(String descriptor) {
    return switch (descriptor) {
      case "Z" -> "boolean";
      case "B" -> "byte";
      case "C" -> "char";
      case "S" -> "short";
      case "I" -> "int";
      case "J" -> "long";
      case "F" -> "float";
      case "D" -> "double";
      default ->
          descriptor.startsWith("L") && descriptor.endsWith(";")
              ? descriptor.substring(1, descriptor.length() - 1)
              : descriptor;
    };
  }
}
