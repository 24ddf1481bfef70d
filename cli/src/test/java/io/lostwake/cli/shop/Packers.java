package io.lostwake.cli.shop;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Orders wait in a bounded queue for packers, virtual and platform threads, who share two tables.
 */
final class Packers {
  private record Order(String item, CompletableFuture<String> receipt) {}

  private final BlockingQueue<Order> orders = new ArrayBlockingQueue<>(4);
  private final Semaphore tables = new Semaphore(2);

  Packers() {
    Thread.Builder.OfVirtual virtual = Thread.ofVirtual().name("packer-", 0);
    Thread.Builder.OfPlatform platform = Thread.ofPlatform().daemon().name("porter-", 0);
    for (int i = 0; i < 3; i++) {
      virtual.start(this::pack);
      platform.start(this::pack);
    }
  }

  String order(String item) throws Exception {
    Order order = new Order(item, new CompletableFuture<>());
    orders.put(order);
    return order.receipt().get(30, TimeUnit.SECONDS);
  }

  private void pack() {
    try {
      while (true) {
        Order order = orders.take();
        tables.acquire();
        try {
          TimeUnit.MILLISECONDS.sleep(1);
        } finally {
          tables.release();
        }
        order.receipt().complete(order.item() + " packed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
