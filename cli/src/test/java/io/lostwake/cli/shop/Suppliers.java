package io.lostwake.cli.shop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Two mistakes: each request here loses a virtual thread for good. */
final class Suppliers {
  /** Answers without the supplier when he is slow, and then nobody takes what he hands over. */
  String offer() throws InterruptedException {
    SynchronousQueue<String> offers = new SynchronousQueue<>();
    Thread.ofVirtual().name("supplier").start(() -> handOver(offers));
    String offer = offers.poll(10, TimeUnit.MILLISECONDS);
    return offer == null ? "come back later" : offer;
  }

  /** The thread of the request waits for a word that nobody is going to give. */
  String approval() throws Exception {
    CompletableFuture<String> word = new CompletableFuture<>();
    return word.get();
  }

  private static void handOver(SynchronousQueue<String> offers) {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
      offers.put("12 a piece");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
