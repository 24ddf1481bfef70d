package io.lostwake.scenarios;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Something that a program says once.
final class Announcement<T> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String what;
  private final CompletableFuture<T> said = new CompletableFuture<>();

  /// @param what the end of a sentence such as "it did not say ..."
  Announcement(String what) {
    this.what = what;
  }

  /// The program says it.
  void say(T value) {
    said.complete(value);
  }

  /// The program has ended; what it has said before stays said.
  void end() {
    said.completeExceptionally(new IOException("it ended"));
  }

  /// What the program says, now or soon.
  ///
  /// @throws IOException if it ends first, or says nothing within 30 seconds
  T await() throws IOException {
    try {
      return said.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException("did not say within " + PATIENCE.toSeconds() + " s " + what, e);
    } catch (ExecutionException e) {
      throw new IOException("ended before it said " + what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("was not waited for: interrupted", e);
    }
  }
}
