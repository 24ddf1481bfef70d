package io.lostwake.cli;

import java.util.Map;

/**
 * What is known of the terminal.
 *
 * @param showsResults whether standard output is a terminal
 * @param showsProgress whether standard error is a terminal
 * @param columns how wide a line may be; at least 40
 */
public record Screen(boolean showsResults, boolean showsProgress, int columns) {
  /** How wide a report is when nobody tells: a pipe, a file. */
  static final int DEFAULT_COLUMNS = 100;

  private static final int FEWEST_COLUMNS = 40;
  private static final int MOST_COLUMNS = 1000;

  /** No terminal at all. */
  public static final Screen NONE = new Screen(false, false, DEFAULT_COLUMNS);

  public Screen {
    columns = Math.clamp(columns, FEWEST_COLUMNS, MOST_COLUMNS);
  }

  /**
   * What the launcher found out, because Java cannot ask for each stream alone.
   *
   * @param terminals names of the standard streams that are terminals, such as {@code out err}
   * @param columns a number; anything else means unknown
   */
  static Screen of(String terminals, String columns) {
    return new Screen(terminals.contains("out"), terminals.contains("err"), width(columns));
  }

  /** Whether colours may be used: not on dumb terminals, not where {@code NO_COLOR} is set. */
  static boolean allowsColor(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  private static int width(String columns) {
    try {
      int width = Integer.parseInt(columns.strip());
      return width > 0 ? width : DEFAULT_COLUMNS;
    } catch (NumberFormatException e) {
      return DEFAULT_COLUMNS;
    }
  }
}
