package io.lostwake.golang;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An answer's body that must have arrived within a time, however slowly its bytes drip.
final class TimedBody extends FilterInputStream {
  private final Duration timeout;
  private final CountDownLatch isDone = new CountDownLatch(1);
  private volatile boolean isLate;

  /// A body whose time runs from now.
  TimedBody(InputStream body, Duration timeout) {
    super(body);
    this.timeout = timeout;
    Thread.ofVirtual().name("lostwake body timeout").start(this::watch);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int n = super.read(bytes, offset, length);
      if (n < 0 && isLate) {
        throw late(null);
      }
      return n;
    } catch (IOException e) {
      throw isLate
          ? late(e)
          : new IOException("the connection broke before the end of the answer", e);
    }
  }

  @Override
  public void close() throws IOException {
    isDone.countDown();
    super.close();
  }

  private IOException late(@Nullable IOException cause) {
    return new IOException(
        "the answer was not complete after %s".formatted(Durations.words(timeout)), cause);
  }

  private void watch() {
    try {
      if (!isDone.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        isLate = true;
        // Closing wakes up the reader.
        super.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The reader meets the same failure.
      isLate = true;
    }
  }
}
