package io.lostwake.cli.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/** What clients do with the servers that speak HTTP. */
final class HttpClients {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private HttpClients() {}

  /** Queries and reads the page of metrics. */
  static void usePrometheus(GoServer server, int round) throws IOException, InterruptedException {
    get(server.at("/api/v1/query?query=sum(rate(prometheus_http_requests_total%5B1m%5D))"));
    get(server.at("/api/v1/query_range?query=up&step=1&start=0&end=" + round % 1000));
    get(server.at("/api/v1/alerts"));
    get(server.at("/metrics"));
  }

  /** Reports an alert, reads alerts, and silences now and then. */
  static void useAlertmanager(GoServer server, int round) throws IOException, InterruptedException {
    alert(server, "Alert" + round % 10);
    get(server.at("/api/v2/alerts"));
    get(server.at("/metrics"));
    if (round % 100 == 99) {
      post(
          server.at("/api/v2/silences"),
          """
          {"matchers":[{"name":"alertname","value":"Alert%d","isRegex":false}],
           "startsAt":"2020-01-01T00:00:00Z","endsAt":"2999-01-01T00:00:00Z","createdBy":"me","comment":"quiet"}
          """
              .formatted(round));
    }
  }

  /** Reports an alert. */
  static void alert(GoServer alertmanager, String name) throws IOException, InterruptedException {
    post(
        alertmanager.at("/api/v2/alerts"), "[{\"labels\":{\"alertname\":\"%s\"}}]".formatted(name));
  }

  /** Puts, gets and deletes a key, and lets a lease go again. */
  static void useEtcd(GoServer server, int round) throws IOException, InterruptedException {
    String key = "\"key\":\"%s\"".formatted(base64("/jobs/" + round % 100));
    post(server.at("/v3/kv/put"), "{%s,\"value\":\"%s\"}".formatted(key, base64("v" + round)));
    post(server.at("/v3/kv/range"), "{%s}".formatted(key));
    post(server.at("/v3/lease/grant"), "{\"TTL\":\"5\"}");
    if (round % 10 == 9) {
      post(server.at("/v3/kv/deleterange"), "{%s}".formatted(key));
    }
  }

  /** Opens a watch on every job; its stream goes on until it is closed. */
  static InputStream watchEtcd(GoServer server) throws IOException, InterruptedException {
    String range = "\"key\":\"%s\",\"range_end\":\"%s\"".formatted(base64("/jobs/"), base64("/z"));
    HttpRequest request =
        HttpRequest.newBuilder(server.at("/v3/watch"))
            .POST(BodyPublishers.ofString("{\"create_request\":{%s}}".formatted(range)))
            .build();
    return GoServer.HTTP.send(request, BodyHandlers.ofInputStream()).body();
  }

  /** Uploads a layer and reads it back, from the registry or from a proxy in front of it. */
  static void useRegistry(GoServer server, int round) throws IOException, InterruptedException {
    String layer = ("layer " + server.port() + " " + round + "\n").repeat(1000);
    HttpResponse<String> upload = post(server.at("/v2/shop/blobs/uploads/"), "");
    URI location = URI.create(upload.headers().firstValue("Location").orElseThrow());
    String digest = "sha256:" + sha256(layer);
    URI put = server.at(location.getRawPath() + "?" + location.getRawQuery() + "&digest=" + digest);
    expectSuccess(
        HttpRequest.newBuilder(put)
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofString(layer)));
    get(server.at("/v2/shop/blobs/" + digest));
    get(server.at("/v2/"));
  }

  /** Reads a file, plain and compressed. */
  static void useFileServer(GoServer server) throws IOException, InterruptedException {
    get(server.at("/page.txt"));
    expectSuccess(
        HttpRequest.newBuilder(server.at("/page.txt")).header("Accept-Encoding", "gzip").GET());
  }

  static void get(URI address) throws IOException, InterruptedException {
    expectSuccess(HttpRequest.newBuilder(address).GET());
  }

  private static HttpResponse<String> post(URI address, String json)
      throws IOException, InterruptedException {
    return expectSuccess(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private static HttpResponse<String> expectSuccess(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        GoServer.HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    assertThat(response.statusCode())
        .as("%s says %s", response.uri(), response.body())
        .isBetween(200, 299);
    return response;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
