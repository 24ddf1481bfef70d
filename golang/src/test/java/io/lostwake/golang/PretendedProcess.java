package io.lostwake.golang;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A real HTTP server that answers as a test wants; everything else is `Unknown profile`.
final class PretendedProcess implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final String scheme;

  /// What is done with a request.
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private PretendedProcess(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  static PretendedProcess start() throws IOException {
    return new PretendedProcess(HttpServer.create(anyPort(), 0), "http");
  }

  static PretendedProcess start(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return new PretendedProcess(server, "https");
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /// Answers a path and query with a text.
  PretendedProcess with(String pathAndQuery, String text) {
    return with(pathAndQuery, 200, text);
  }

  PretendedProcess with(String pathAndQuery, int status, String text) {
    return with(pathAndQuery, exchange -> send(exchange, status, text.getBytes(UTF_8)));
  }

  PretendedProcess with(String pathAndQuery, Answer answer) {
    answers.put(pathAndQuery, answer);
    return this;
  }

  PretendedProcess redirecting(String pathAndQuery, String location) {
    return with(
        pathAndQuery,
        exchange -> {
          exchange.getResponseHeaders().add("Location", location);
          send(exchange, 302, new byte[0]);
        });
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    requests.add(uri);
    @Nullable String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    authorizations.add(String.valueOf(authorization));
    try (exchange) {
      @Nullable Answer answer = answers.get(uri);
      if (answer == null) {
        send(exchange, 404, "Unknown profile\n".getBytes(UTF_8));
      } else {
        answer.to(exchange);
      }
    }
  }

  /// What was asked for, in order.
  List<String> requests() {
    return requests;
  }

  /// What the requests showed to be let in, in order.
  List<String> authorizations() {
    return authorizations;
  }

  int port() {
    return server.getAddress().getPort();
  }

  String authority() {
    return "localhost:" + port();
  }

  String url() {
    return scheme + "://" + authority();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
