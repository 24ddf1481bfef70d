package scenario;

import internal.Serve;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

public final class ProductSearch {
  private final ThreadFactory threads;

  ProductSearch(ThreadFactory threads) {
    this.threads = threads;
  }

  List<String> find(String words) throws InterruptedException {
    BlockingQueue<List<String>> results = new ArrayBlockingQueue<>(1);
    threads.newThread(() -> answer(words, results)).start();
    List<String> found = results.poll(1, TimeUnit.MILLISECONDS);
    return found == null ? List.of() : found;
  }

  private static void answer(String words, BlockingQueue<List<String>> results) {
    try {
      List<String> found = query(words);
      results.put(found);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> query(String words) throws InterruptedException {
    Thread.sleep(100);
    return List.of(words);
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    ProductSearch search = new ProductSearch(serve.threads());
    serve.run(() -> search.find("winter boots"));
  }
}
