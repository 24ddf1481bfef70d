//lostwake:cause resource-not-closed
//lostwake:title a download that fails keeps its permit
//lostwake:proof heap
//lostwake:reads process
//lostwake:says Semaphore with 0 permits

package scenario;

import internal.Serve;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

public final class ParallelDownload {
  private static final int AT_A_TIME = 2;

  private final ThreadFactory threads;

  ParallelDownload(ThreadFactory threads) {
    this.threads = threads;
  }

  void download(List<String> files) {
    threads.newThread(() -> coordinate(files)).start();
  }

  private void coordinate(List<String> files) {
    Semaphore permits = new Semaphore(AT_A_TIME);
    try {
      for (String file : files) {
        permits.acquire(); // lostwake:culprit
        threads.newThread(() -> fetch(file, permits)).start();
      }
      permits.acquire(AT_A_TIME);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void fetch(String file, Semaphore permits) {
    try {
      open(file);
      permits.release();
    } catch (IOException e) {
      System.err.println("not fetched: " + e.getMessage());
    }
  }

  private static void open(String file) throws IOException {
    if (file.isEmpty()) {
      throw new IOException("a file without a name");
    }
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    ParallelDownload downloads = new ParallelDownload(serve.threads());
    serve.run(() -> downloads.download(List.of("map.png", "", "", "legend.png")));
  }
}
