//lostwake:cause no-sender
//lostwake:title a subscriber that has gone stays registered, and its thread waits for prices
//lostwake:proof none
//lostwake:reads process
//lostwake:says LinkedBlockingQueue

package scenario;

import internal.Serve;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

public final class StockTicker {
  private static final Set<BlockingQueue<String>> SUBSCRIBERS = ConcurrentHashMap.newKeySet();
  private static final String END = "end";

  private final ThreadFactory threads;

  StockTicker(ThreadFactory threads) {
    this.threads = threads;
  }

  BlockingQueue<String> subscribe() {
    BlockingQueue<String> prices = new LinkedBlockingQueue<>();
    SUBSCRIBERS.add(prices);
    threads.newThread(() -> show(prices)).start();
    return prices;
  }

  void disconnect(BlockingQueue<String> prices) {
    prices.clear();
  }

  private static void show(BlockingQueue<String> prices) {
    try {
      String price = prices.take(); // lostwake:culprit
      while (!price.equals(END)) {
        price = prices.take(); // lostwake:culprit
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    StockTicker ticker = new StockTicker(serve.threads());
    serve.run(() -> ticker.disconnect(ticker.subscribe()));
  }
}
