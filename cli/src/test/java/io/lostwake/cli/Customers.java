package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// They ask a shop for one thing after the other until they are sent home.
final class Customers implements AutoCloseable {
  private static final List<String> WISHES =
      List.of("/order", "/price", "/compare", "/branches", "/statistics");

  private final RunningShop shop;
  private final AtomicBoolean areSentHome = new AtomicBoolean();
  private final Semaphore answers = new Semaphore(0);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> customers;

  Customers(RunningShop shop, int count) {
    this.shop = shop;
    customers =
        IntStream.range(0, count)
            .<Future<?>>mapToObj(customer -> executor.submit(() -> askFrom(customer)))
            .toList();
  }

  /// Waits for so many more answers.
  void awaitAnswers(int count) throws InterruptedException {
    if (!answers.tryAcquire(count, 1, TimeUnit.MINUTES)) {
      throw new AssertionError("the shop does not answer");
    }
  }

  /// Sends them home, and fails when one of them was not served.
  @Override
  public void close() {
    areSentHome.set(true);
    executor.close();
    assertThat(customers)
        .allSatisfy(customer -> assertThat(customer).succeedsWithin(Duration.ZERO));
  }

  private Void askFrom(int first) throws IOException, InterruptedException {
    for (int wish = first; !areSentHome.get(); wish++) {
      shop.get(WISHES.get(wish % WISHES.size()));
      answers.release();
    }
    return null;
  }
}
