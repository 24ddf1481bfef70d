package io.lostwake.cli.shop;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** What the shop answers, whatever server is in front of it. */
final class Shop {
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final Packers packers = new Packers();
  private final Prices prices = new Prices();
  private final Branches branches = new Branches(address);
  private final Statistics statistics = new Statistics();
  private final Suppliers suppliers = new Suppliers();

  /** The server listens: from now on the shop can call itself. Says so on standard output. */
  void opens(int port) {
    URI own = URI.create("http://127.0.0.1:" + port);
    address.complete(own);
    System.out.println("listening on " + own);
  }

  /** The answer to a path; an offer and an approval lose a thread each time. */
  String serve(String path) throws Exception {
    statistics.count();
    return switch (path) {
      case "/order" -> packers.order("book");
      case "/price" -> prices.of("book-" + System.nanoTime() % 50);
      case "/compare" -> prices.compare("pen", "ink", "paper");
      case "/branches" -> branches.ask();
      case "/statistics" -> statistics.report();
      case "/offer" -> suppliers.offer();
      case "/waiting" -> suppliers.waiting();
      case "/approval" -> suppliers.approval();
      default -> "open";
    };
  }
}
