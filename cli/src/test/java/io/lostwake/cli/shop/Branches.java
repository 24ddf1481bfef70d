package io.lostwake.cli.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls the shop itself over HTTP: waiting, not waiting, with and without a time limit. */
final class Branches {
  private final CompletableFuture<URI> address;
  private final HttpClient client = HttpClient.newHttpClient();

  Branches(CompletableFuture<URI> address) {
    this.address = address;
  }

  String ask() throws Exception {
    URI own = address.get(30, TimeUnit.SECONDS).resolve("/price");
    HttpRequest limited = HttpRequest.newBuilder(own).timeout(Duration.ofSeconds(30)).build();
    HttpRequest unlimited = HttpRequest.newBuilder(own).build();
    var later = client.sendAsync(limited, BodyHandlers.ofString());
    String now = client.send(unlimited, BodyHandlers.ofString()).body();
    return later.thenApply(answer -> now + ", " + answer.body()).join();
  }
}
