package io.lostwake.jvm.attach;

import io.lostwake.model.UnreadableSourceException;

/// Hears what is about to happen to a JVM, and may forbid it.
@FunctionalInterface
public interface DumpPermission {
  /// Called once before a dump is taken.
  ///
  /// @throws UnreadableSourceException if it must not be taken; the message is one line for people
  void ask(DumpPlan plan) throws UnreadableSourceException;
}
