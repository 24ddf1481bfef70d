package io.lostwake.scenarios;

import java.io.IOException;

/// A toolchain could not be run or refused to build; the message carries what it said.
public final class BuildException extends IOException {

  private static final long serialVersionUID = 1L;

  BuildException(String message) {
    super(message);
  }
}
