package io.lostwake.model;

import java.util.Objects;

/**
 * One call on a stack.
 *
 * @param function the full name as the runtime writes it, type arguments normalised to {@code
 *     [...]}; never empty
 * @param file the source file as the dump names it; empty when the dump does not tell
 * @param line 1-based; 0 when the dump does not tell
 * @param origin whose code it is
 */
public record Frame(String function, String file, int line, Origin origin) {
  public Frame {
    Objects.requireNonNull(function, "function is null");
    Objects.requireNonNull(file, "file is null");
    Objects.requireNonNull(origin, "origin is null");
    if (line < 0) {
      throw new IllegalArgumentException("line is negative: " + line);
    }
  }

  /** The file's name without its directories, {@code /} or {@code \} alike; empty when unknown. */
  public String fileName() {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  /**
   * {@code main.go:26}, {@code main.go} when the line is unknown, empty when the file is unknown.
   */
  public String place() {
    return line == 0 || file.isEmpty() ? fileName() : fileName() + ":" + line;
  }

  /** The same call, its source file named in another way. */
  public Frame withFile(String otherFile) {
    return file.equals(otherFile) ? this : new Frame(function, otherFile, line, origin);
  }

  /** The same call as the code of somebody else. */
  public Frame withOrigin(Origin other) {
    return origin == other ? this : new Frame(function, file, line, other);
  }

  /** Whether this is the user's own code. */
  public boolean isApplication() {
    return origin == Origin.APPLICATION;
  }
}
