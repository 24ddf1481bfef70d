package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A shop of `io.lostwake.cli.shop` in a process of its own.
///
/// @param process the JVM
/// @param address where it listens
/// @param client who asks it
record RunningShop(Process process, URI address, HttpClient client) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Starts one of the main classes of the shop.
  static RunningShop start(String mainClass) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                classPath(),
                "io.lostwake.cli.shop." + mainClass)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line = process.inputReader().readLine();
    assertThat(line).startsWith("listening on http://");
    return new RunningShop(
        process,
        URI.create(line.substring("listening on ".length())),
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  String pid() {
    return Long.toString(process.pid());
  }

  /// Its answer to a path.
  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(request(path), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  /// Asks again and again until this is the answer.
  void awaitAnswer(String path, String answer) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!get(path).equals(answer)) {
      assertThat(System.nanoTime()).as("%s is not %s", path, answer).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /// Asks, and does not wait for an answer.
  void ask(String path) {
    var _ = client.sendAsync(request(path), HttpResponse.BodyHandlers.discarding());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.destroyForcibly();
    assertThat(process.onExit()).succeedsWithin(1, TimeUnit.MINUTES);
  }

  /// What the shop needs: its own classes and the two servers, and nothing of Lostwake.
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry ->
            entry.endsWith("test-classes")
                || Path.of(entry).getFileName().toString().matches("(?:jetty|helidon|slf4j)-.*"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
