package io.lostwake.jvm.attach;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A JVM that runs on this machine. Names are the process's own and may hold anything.
///
/// @param pid its process id, as this process sees it
/// @param version the Java version, such as `25.0.3`; null when it cannot be told without asking it
/// @param mainClass the main class, `module/class`, or the path of the jar; empty when not told
/// @param user the name of the user it runs as; empty when not told
public record LiveJvm(long pid, @Nullable String version, String mainClass, String user) {
  /// Whether a part of the main class is meant, whatever the case of its letters.
  boolean isNamed(String part) {
    return mainClass.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  /// Whether this is the whole name: the main class with or without its package, or the jar's file.
  boolean isNamedExactly(String name) {
    return mainClass.equals(name)
        || mainClass.endsWith("." + name)
        || mainClass.endsWith("/" + name);
  }

  /// Its id and name for a sentence, such as `4711 com.acme.Main`.
  public String words() {
    return mainClass.isEmpty() ? Long.toString(pid) : pid + " " + mainClass;
  }
}
