package io.lostwake.model;

/**
 * Whose code a frame is. The source that read the dump decides, because only it knows the
 * language's layout.
 */
public enum Origin {
  /** The user's own code: the code that can be changed. */
  APPLICATION,
  /** A module the user depends on. */
  LIBRARY,
  /** The language's standard library. */
  STANDARD_LIBRARY,
  /** The runtime itself: scheduler, collector, system calls. */
  RUNTIME
}
