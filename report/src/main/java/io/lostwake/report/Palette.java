package io.lostwake.report;

import io.lostwake.model.Origin;
import io.lostwake.model.Verdict;

/// The colours of a text report, by what they say. Each is the parameters of one SGR sequence
/// (ECMA-48, `ESC [ parameters m`), such as `1;31`; an empty one leaves the text as it is.
///
/// @param title what a report is about
/// @param proven the verdict `PROVEN`, and the mark under its culprit
/// @param likely the verdict `LIKELY`, and the mark under its culprit
/// @param suspect the verdict `SUSPECT`, and the mark under its culprit
/// @param own the user's own code
/// @param quiet what is there to be found, not to be read first: the standard library, keys, ids
/// @param supporting the mark of a fact for a cause
/// @param opposing the mark of a fact against a cause
/// @param advice the key of the line that says what to do
/// @param command a command that can be typed
/// @param warning the mark of a loss
public record Palette(
    String title,
    String proven,
    String likely,
    String suspect,
    String own,
    String quiet,
    String supporting,
    String opposing,
    String advice,
    String command,
    String warning) {
  /// No colour at all: the text alone.
  public static final Palette NONE = new Palette("", "", "", "", "", "", "", "", "", "", "");

  private static final Palette STANDARD =
      new Palette("1", "1;31", "1;33", "33", "1", "2", "31", "32", "1;32", "36", "33");

  /// Weights and the terminal's own six colours, without black and white, so that it reads on light
  /// and on dark backgrounds.
  public static Palette standard() {
    return STANDARD;
  }

  String of(Verdict verdict) {
    return switch (verdict) {
      case PROVEN -> proven;
      case LIKELY -> likely;
      case SUSPECT -> suspect;
      case UNCLEAR, EXPECTED -> quiet;
    };
  }

  String of(Origin origin) {
    return switch (origin) {
      case APPLICATION -> own;
      case LIBRARY -> "";
      case STANDARD_LIBRARY, RUNTIME -> quiet;
    };
  }

  /// A text in a colour of this palette.
  static String paint(String colour, String text) {
    return colour.isEmpty() || text.isEmpty() ? text : "\033[" + colour + "m" + text + "\033[0m";
  }
}
