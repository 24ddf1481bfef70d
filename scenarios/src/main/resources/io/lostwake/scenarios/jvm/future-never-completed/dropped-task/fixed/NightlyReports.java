package scenario;

import internal.Serve;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

public final class NightlyReports {
  private final ThreadFactory threads;

  NightlyReports(ThreadFactory threads) {
    this.threads = threads;
  }

  void write() throws InterruptedException {
    ExecutorService writers = Executors.newSingleThreadExecutor(threads);
    writers.submit(() -> report("sales"));
    Future<String> stock = writers.submit(() -> report("stock"));
    Thread mail = threads.newThread(() -> send(stock));
    mail.start();
    while (mail.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    List<Runnable> notStarted = writers.shutdownNow();
    for (Runnable task : notStarted) {
      ((Future<?>) task).cancel(false);
    }
    System.err.println(notStarted.size() + " reports are left out");
  }

  private static String report(String name) throws InterruptedException {
    Thread.sleep(100);
    return name;
  }

  private static void send(Future<String> report) {
    try {
      report.get();
    } catch (ExecutionException | CancellationException e) {
      System.err.println("no report: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    NightlyReports reports = new NightlyReports(serve.threads());
    serve.run(reports::write);
  }
}
