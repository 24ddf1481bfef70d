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
    SUBSCRIBERS.remove(prices);
    prices.add(END);
  }

  private static void show(BlockingQueue<String> prices) {
    try {
      String price = prices.take();
      while (!price.equals(END)) {
        price = prices.take();
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
