//lostwake:cause waitgroup-mismatch
//lostwake:title a thread waits for the end of one that nobody has told to stop
//lostwake:proof none
//lostwake:reads process

package scenario;

import internal.Serve;
import java.util.concurrent.ThreadFactory;

public final class CurrencyRates {
  static final class Refresher {
    private volatile boolean stopped;
    private final Thread thread;

    Refresher(ThreadFactory threads) {
      thread = threads.newThread(this::refresh);
      thread.start();
    }

    private void refresh() {
      while (!stopped) {
        try {
          Thread.sleep(60_000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }

    void stop() {
      stopped = true;
    }

    void awaitEnd() {
      try {
        thread.join(); // lostwake:culprit
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final ThreadFactory threads;
  private Refresher refresher;

  CurrencyRates(ThreadFactory threads) {
    this.threads = threads;
    this.refresher = new Refresher(threads);
  }

  void changeProvider() {
    Refresher old = refresher;
    threads.newThread(old::awaitEnd).start();
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    CurrencyRates rates = new CurrencyRates(serve.threads());
    serve.run(rates::changeProvider);
  }
}
