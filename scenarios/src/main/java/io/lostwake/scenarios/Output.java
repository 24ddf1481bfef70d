package io.lostwake.scenarios;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// What a process has written to one of its streams so far: the first 8 Mi characters are kept, the
/// rest is read and dropped.
final class Output {

  private static final int MOST = 8 << 20;
  private static final int TAIL = 2000;

  private final StringBuilder text = new StringBuilder();
  private final Thread reader;

  private Output(InputStream in, Consumer<String> line) {
    this.reader = Thread.ofVirtual().unstarted(() -> drain(in, line));
  }

  /// Reads `in` to its end on a virtual thread and hands each line to `line` there.
  static Output drained(InputStream in, Consumer<String> line) {
    Output output = new Output(in, line);
    output.reader.start();
    return output;
  }

  /// The text so far; whole after [#awaitEnd()].
  synchronized String text() {
    return text.toString();
  }

  /// The last 2000 characters at most.
  synchronized String tail() {
    return text.substring(Math.max(0, text.length() - TAIL)).strip();
  }

  /// Waits until the process has closed the stream.
  void awaitEnd() throws InterruptedException {
    reader.join();
  }

  private void drain(InputStream in, Consumer<String> line) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String next = lines.readLine(); next != null; next = lines.readLine()) {
        append(next);
        line.accept(next);
      }
    } catch (IOException e) {
      append("(the stream ended: " + e.getMessage() + ")");
    }
  }

  private synchronized void append(String line) {
    if (text.length() + line.length() < MOST) {
      text.append(line).append('\n');
    }
  }
}
