//lostwake:cause no-receiver
//lostwake:title three carriers answer into a queue for one, and only the first answer is taken
//lostwake:proof heap
//lostwake:reads process
//lostwake:says ArrayBlockingQueue

package scenario;

import internal.Serve;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;

public final class FreightQuotes {
  record Quote(String carrier, int cents) {}

  private final ThreadFactory threads;
  private final List<String> carriers;

  FreightQuotes(ThreadFactory threads, List<String> carriers) {
    this.threads = threads;
    this.carriers = carriers;
  }

  Quote first(int kilograms) throws InterruptedException {
    BlockingQueue<Quote> quotes = new ArrayBlockingQueue<>(1);
    for (String carrier : carriers) {
      threads.newThread(() -> ask(carrier, kilograms, quotes)).start();
    }
    return quotes.take();
  }

  private static void ask(String carrier, int kilograms, BlockingQueue<Quote> quotes) {
    try {
      Quote quote = new Quote(carrier, kilograms * (100 + carrier.length()));
      quotes.put(quote); // lostwake:culprit
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    List<String> carriers = List.of("north", "harbour", "overland");
    FreightQuotes quotes = new FreightQuotes(serve.threads(), carriers);
    serve.run(() -> quotes.first(25));
  }
}
