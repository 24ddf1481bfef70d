package io.lostwake.cli.servers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A receiver of webhooks: one that answers, or one that never does. */
final class Webhook implements AutoCloseable {
  private final HttpServer server;
  private final CountDownLatch end = new CountDownLatch(1);

  private Webhook(HttpServer server) {
    this.server = server;
  }

  static Webhook answering() throws IOException {
    return start(true);
  }

  static Webhook silent() throws IOException {
    return start(false);
  }

  private static Webhook start(boolean answers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Webhook webhook = new Webhook(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (!answers) {
              webhook.awaitEnd();
            }
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
    return webhook;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
