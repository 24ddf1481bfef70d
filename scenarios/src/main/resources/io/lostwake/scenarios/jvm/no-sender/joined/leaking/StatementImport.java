//lostwake:cause no-sender
//lostwake:title a broken line ends the producer, which then waits for the end of the consumer
//lostwake:proof heap
//lostwake:reads process
//lostwake:companions 1
//lostwake:says LinkedBlockingQueue

package scenario;

import internal.Serve;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

public final class StatementImport {
  private static final int END = Integer.MIN_VALUE;

  private final ThreadFactory threads;

  StatementImport(ThreadFactory threads) {
    this.threads = threads;
  }

  void start(List<String> lines) {
    threads.newThread(() -> read(lines)).start();
  }

  private void read(List<String> lines) {
    BlockingQueue<Integer> amounts = new LinkedBlockingQueue<>();
    Thread booking = threads.newThread(() -> book(amounts));
    booking.start();
    try {
      for (String line : lines) {
        amounts.add(Integer.valueOf(line));
      }
      amounts.add(END);
    } catch (NumberFormatException e) {
      System.err.println("not an amount: " + e.getMessage());
    }
    try {
      booking.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void book(BlockingQueue<Integer> amounts) {
    try {
      int amount = amounts.take();
      while (amount != END) {
        amount = amounts.take(); // lostwake:culprit
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    StatementImport statements = new StatementImport(serve.threads());
    serve.run(() -> statements.start(List.of("120", "12O")));
  }
}
