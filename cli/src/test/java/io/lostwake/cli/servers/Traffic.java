package io.lostwake.cli.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Clients that do their work again and again until they are told to stop. */
final class Traffic implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;

  private final AtomicBoolean isOver = new AtomicBoolean();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> clients = new ArrayList<>();

  /** What a client does once; rounds count from 0. */
  @FunctionalInterface
  interface Work {
    void round(int round) throws Exception;
  }

  /** Adds clients that do the same, each with rounds of its own. */
  void add(int count, Work work) {
    for (int client = 0; client < count; client++) {
      int first = client * 1_000_000;
      clients.add(executor.submit(() -> repeat(work, first)));
    }
  }

  private Void repeat(Work work, int first) throws Exception {
    for (int round = first; !isOver.get(); round++) {
      work.round(round);
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    return null;
  }

  /** Stops every client, and fails when one of them was not served. */
  @Override
  public void close() {
    isOver.set(true);
    executor.close();
    assertThat(clients).allSatisfy(client -> assertThat(client).succeedsWithin(Duration.ZERO));
  }
}
