package io.lostwake.jvm.threads;

import io.lostwake.jvm.hprof.HeapFrame;
import io.lostwake.model.WaitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sockets, channels, selectors, files and standard input: virtual threads wait for the poller,
 * others in native code.
 */
final class InputOutputDescriber implements Describer {
  private static final List<String> PACKAGES =
      List.of("sun.nio.ch.", "sun.nio.fs.", "java.net.", "java.io.");

  @Override
  public @Nullable Description describe(WaitingThread waiting) {
    if (waiting.thread().state() == ThreadState.RUNNABLE) {
      return isOfJdk(waiting.frames().getFirst()) ? Description.of(WaitKind.INPUT_OUTPUT) : null;
    }
    return waiting.callsToOperation().stream()
            .anyMatch(frame -> frame.className().startsWith("sun.nio.ch."))
        ? Description.of(WaitKind.INPUT_OUTPUT)
        : null;
  }

  private static boolean isOfJdk(HeapFrame frame) {
    return PACKAGES.stream().anyMatch(frame.className()::startsWith);
  }
}
