package io.lostwake.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import jdk.management.VirtualThreadSchedulerMXBean;

/// A program whose virtual threads park for good at five places, 19 to 23 calls deep with the calls
/// of the JDK: `COUNT`. Four of five are lost; the fifth waits for a queue that a static still
/// reaches. It prints `ready` when all are parked, and ends with its standard input.
public final class ParkedThreads {

  private static final List<LinkedBlockingQueue<Order>> SUBSCRIBERS = new ArrayList<>();

  private ParkedThreads() {}

  /// What a thread works on; only its stack holds it.
  private record Order(int number, String customer) {

    private static Order numbered(int number) {
      return new Order(number, "customer-" + number);
    }
  }

  /// What parks.
  @FunctionalInterface
  private interface Wait {
    void begin(Order order) throws InterruptedException, ExecutionException;
  }

  /// Parks so many threads.
  ///
  /// @throws Exception if it is interrupted, or cannot read its standard input
  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[0]);
    for (int i = 0; i < count; i++) {
      start(i);
    }
    waitUntilAllAreParked();
    StandardInput.waitForItsEnd();
  }

  private static void waitUntilAllAreParked() throws InterruptedException {
    var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    while (scheduler.getQueuedVirtualThreadCount() + scheduler.getMountedVirtualThreadCount() > 0) {
      Thread.sleep(10);
    }
  }

  private static void start(int number) {
    switch (number % 5) {
      case 0 -> {
        SynchronousQueue<Order> answers = new SynchronousQueue<>();
        start(number, answers::put);
      }
      case 1 -> {
        LinkedBlockingQueue<Order> jobs = new LinkedBlockingQueue<>(100);
        start(number, _ -> jobs.take());
      }
      case 2 -> {
        CountDownLatch done = new CountDownLatch(1);
        start(number, _ -> done.await());
      }
      case 3 -> {
        CompletableFuture<Order> answer = new CompletableFuture<>();
        start(number, _ -> answer.get());
      }
      default -> {
        LinkedBlockingQueue<Order> events = new LinkedBlockingQueue<>();
        SUBSCRIBERS.add(events);
        start(number, _ -> events.take());
      }
    }
  }

  private static void start(int number, Wait wait) {
    int calls = number % 3;
    Thread.startVirtualThread(() -> handle(Order.numbered(number), wait, calls));
  }

  /// So that stacks have some depth, and an object in every call.
  private static void handle(Order order, Wait wait, int calls) {
    if (calls > 0) {
      handle(order, wait, calls - 1);
      return;
    }
    try {
      wait.begin(order);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
