package scenario;

import internal.Serve;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public final class PriceLists {
  static final class PriceList {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Integer> cents = new ConcurrentHashMap<>();

    void load(String line) {
      lock.writeLock().lock();
      try {
        String[] words = line.split("=");
        cents.put(words[0], Integer.valueOf(words[1]));
      } catch (NumberFormatException e) {
        System.err.println("not a price: " + e.getMessage());
      } finally {
        lock.writeLock().unlock();
      }
    }

    int price(String article) {
      lock.readLock().lock();
      try {
        return cents.getOrDefault(article, 0);
      } finally {
        lock.readLock().unlock();
      }
    }
  }

  private final Map<String, PriceList> shops = new ConcurrentHashMap<>();
  private final ThreadFactory threads;

  PriceLists(ThreadFactory threads) {
    this.threads = threads;
  }

  void add(String shop) throws InterruptedException {
    PriceList prices = new PriceList();
    shops.put(shop, prices);
    Thread loading = threads.newThread(() -> prices.load("tea=2.50"));
    loading.start();
    loading.join();
    threads.newThread(() -> prices.price("tea")).start();
  }

  int shops() {
    return shops.size();
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    PriceLists lists = new PriceLists(serve.threads());
    serve.run(() -> lists.add("shop " + lists.shops()));
  }
}
