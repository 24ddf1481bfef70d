package io.lostwake.golang;

/// One call as a profile tells it, with the runtime's own frames not yet hidden.
///
/// @param function the full name as written, type arguments and escapes included; empty when
///   unknown
/// @param file the source file, empty when unknown
/// @param line 1-based, 0 when unknown
/// @param startLine the line of the function's declaration, 0 when unknown (Go writes it since
///   1.20, and only in `debug=0`)
record ProfileFrame(String function, String file, int line, int startLine) {

  /// Whether this is the function with exactly this name.
  boolean isIn(String name) {
    return function.equals(name);
  }
}
