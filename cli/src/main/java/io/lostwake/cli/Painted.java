package io.lostwake.cli;

/// Text in a colour of a palette.
final class Painted {
  private Painted() {}

  /// @param colour the parameters of an SGR sequence, as a palette has them; empty for none
  static String text(String colour, String text) {
    return colour.isEmpty() || text.isEmpty() ? text : "\033[" + colour + "m" + text + "\033[0m";
  }
}
