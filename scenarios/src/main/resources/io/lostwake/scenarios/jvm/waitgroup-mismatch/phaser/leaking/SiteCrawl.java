//lostwake:cause waitgroup-mismatch
//lostwake:title a registered party leaves without arriving
//lostwake:proof heap
//lostwake:reads process
//lostwake:says Phaser

package scenario;

import internal.Serve;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadFactory;

public final class SiteCrawl {
  private final ThreadFactory threads;

  SiteCrawl(ThreadFactory threads) {
    this.threads = threads;
  }

  void crawl(List<String> pages) {
    Phaser round = new Phaser(1);
    for (String page : pages) {
      round.register();
      threads.newThread(() -> fetch(page, round)).start();
    }
    threads.newThread(() -> index(round)).start();
  }

  private static void fetch(String page, Phaser round) {
    if (page.startsWith("/private/")) {
      return;
    }
    round.arriveAndDeregister();
  }

  private static void index(Phaser round) {
    round.arriveAndAwaitAdvance(); // lostwake:culprit
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    SiteCrawl crawl = new SiteCrawl(serve.threads());
    serve.run(() -> crawl.crawl(List.of("/", "/about", "/private/salaries")));
  }
}
