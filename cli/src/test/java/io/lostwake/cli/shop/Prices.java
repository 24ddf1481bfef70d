package io.lostwake.cli.shop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cache behind one lock, and three ways to ask it for several prices at once. */
final class Prices {
  private static final int ROOM = 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<String, Integer> known = new LinkedHashMap<>();
  private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService clerks = Executors.newFixedThreadPool(3);

  String of(String item) throws InterruptedException {
    lock.lock();
    try {
      Integer price = known.get(item);
      if (price == null) {
        TimeUnit.MILLISECONDS.sleep(2);
        price = item.hashCode() & 0xfff;
        if (known.size() == ROOM) {
          known.pollFirstEntry();
        }
        known.put(item, price);
      }
      return item + " costs " + price;
    } finally {
      lock.unlock();
    }
  }

  /** With a time limit, with threads of this one request, and by clerks who stay. */
  String compare(String first, String second, String third) throws Exception {
    CompletableFuture<String> limited =
        CompletableFuture.supplyAsync(() -> unchecked(first), askers)
            .orTimeout(30, TimeUnit.SECONDS);
    CompletableFuture<String> lenient =
        CompletableFuture.supplyAsync(() -> unchecked(first))
            .completeOnTimeout("unknown", 30, TimeUnit.SECONDS);
    List<String> all;
    try (ExecutorService ofThisRequest = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = ofThisRequest.submit(() -> of(second));
      var two = ofThisRequest.submit(() -> of(third));
      all = List.of(one.get(), two.get());
    }
    String last = clerks.submit(() -> of(second + third)).get();
    return Stream.concat(
            all.stream(), Stream.of(limited.thenCombine(lenient, String::concat).join(), last))
        .collect(Collectors.joining(", "));
  }

  private String unchecked(String item) {
    try {
      return of(item);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
