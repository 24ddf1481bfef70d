package io.lostwake.jvm.hprof;

/// Names of classes.
final class ClassName {
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
    return element.replace('/', '.') + "[]".repeat(dimensions);
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
