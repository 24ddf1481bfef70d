package io.lostwake.cli;

import io.lostwake.report.Palette;

/// When colours are used. The names are what `--color` takes.
enum ColorMode {
  /// On a terminal that can show them, unless `NO_COLOR` is set.
  auto,
  always,
  never;

  /// The colours for results on standard output.
  Palette forResults(Session session) {
    return palette(session, session.screen().showsResults());
  }

  /// The colours for what goes to standard error.
  Palette forWarnings(Session session) {
    return palette(session, session.screen().showsProgress());
  }

  /// The colours for a file.
  Palette forFile() {
    return this == always ? Palette.standard() : Palette.NONE;
  }

  private Palette palette(Session session, boolean isTerminal) {
    boolean isColored =
        switch (this) {
          case auto -> isTerminal && Screen.allowsColor(session.environment());
          case always -> true;
          case never -> false;
        };
    return isColored ? Palette.standard() : Palette.NONE;
  }
}
