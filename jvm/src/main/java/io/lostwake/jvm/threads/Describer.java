package io.lostwake.jvm.threads;

import org.jspecify.annotations.Nullable;

/** Knows one family of waits. */
interface Describer {
  /** What the thread waits for; null when it is in no wait of this family. */
  @Nullable Description describe(WaitingThread waiting);
}
