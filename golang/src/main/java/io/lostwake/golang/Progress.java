package io.lostwake.golang;

/// Hears what a source is doing, for a person who waits.
@FunctionalInterface
public interface Progress {
  /// Hears nothing.
  Progress SILENT = words -> {};

  /// A step begins.
  ///
  /// @param words what happens now, in words that may be shown as they are
  void step(String words);
}
