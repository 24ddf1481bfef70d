package io.lostwake.scenarios;

import java.io.IOException;

/// `go` could not be run or refused to build; the message carries what it said.
public final class GoBuildException extends IOException {

  private static final long serialVersionUID = 1L;

  GoBuildException(String message) {
    super(message);
  }
}
