package io.lostwake.cli.shop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Two mistakes: each request here loses a virtual thread for good. */
final class Suppliers {
  private final LongAdder waiting = new LongAdder();

  /** How many threads wait, or are just about to. */
  String waiting() {
    return waiting + " wait";
  }

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
    waiting.increment();
    return word.get();
  }

  private void handOver(SynchronousQueue<String> offers) {
    try {
      TimeUnit.SECONDS.sleep(1);
      waiting.increment();
      offers.put("12 a piece");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
