package io.lostwake.cli.servers;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A running server.
 *
 * @param name the server's own
 * @param process it
 * @param port where its clients connect, on 127.0.0.1
 * @param profiles the address of its {@code /debug/pprof}, without that path
 */
record GoServer(String name, Process process, int port, URI profiles) implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(1);

  /** One client of Java for all that is asked over HTTP. */
  static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(START).build();

  /** A port that nobody listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Starts a server and waits until it answers. Its output goes to a file beside its data. */
  static GoServer start(String name, ProcessBuilder command, Path output, int port, int profiles)
      throws IOException, InterruptedException {
    command.redirectErrorStream(true).redirectOutput(output.toFile());
    return awaitAnswer(name, command.start(), output, port, profiles);
  }

  /** Waits until a server that was started answers; one that does not is ended. */
  static GoServer awaitAnswer(String name, Process process, Path output, int port, int profiles)
      throws IOException, InterruptedException {
    GoServer server = new GoServer(name, process, port, URI.create("http://127.0.0.1:" + profiles));
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        if (server.goroutines(1).statusCode() == 200) {
          return server;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    server.close();
    throw new AssertionError(name + " does not answer: " + Files.readString(output));
  }

  /** The server's own address with a path. */
  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** The goroutine profile, as {@code debug} says: 0 protocol buffer, 1 text, 2 traceback. */
  HttpResponse<byte[]> goroutines(int debug) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(profiles.resolve("/debug/pprof/goroutine?debug=" + debug))
            .timeout(START)
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    boolean wasInterrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
