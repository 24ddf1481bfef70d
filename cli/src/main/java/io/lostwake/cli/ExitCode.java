package io.lostwake.cli;

/** How a command ended, for scripts. The numbers are a public contract. */
enum ExitCode {
  /** Nothing at or above {@code --fail-on}. */
  CLEAN(0),
  /** Findings at or above {@code --fail-on}. */
  FINDINGS(1),
  /** The command line is wrong, or names a place that cannot be written. */
  USAGE(2),
  /** A source could not be read. */
  UNREADABLE_SOURCE(3),
  /** Lostwake itself failed. */
  INTERNAL_ERROR(4);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** What the shell sees. */
  int number() {
    return number;
  }
}
