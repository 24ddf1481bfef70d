//lostwake:cause future-never-completed
//lostwake:title the failure of a request is logged, and its future stays open
//lostwake:proof heap
//lostwake:reads process
//lostwake:says CompletableFuture

package scenario;

import internal.Serve;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

public final class GeoLookup {
  /** A client as many protocols have it: it calls back, with an answer or with a failure. */
  static final class Client {
    private final ThreadFactory threads;

    Client(ThreadFactory threads) {
      this.threads = threads;
    }

    void find(String place, Consumer<String> onAnswer, Consumer<Exception> onFailure) {
      threads.newThread(() -> answer(place, onAnswer, onFailure)).start();
    }

    private static void answer(
        String place, Consumer<String> onAnswer, Consumer<Exception> onFailure) {
      if (place.isBlank()) {
        onFailure.accept(new IllegalArgumentException("no place"));
      } else {
        onAnswer.accept("47.4 N, 8.5 E");
      }
    }
  }

  private final ThreadFactory threads;
  private final Client client;

  GeoLookup(ThreadFactory threads) {
    this.threads = threads;
    this.client = new Client(threads);
  }

  void show(String place) {
    threads.newThread(() -> print(find(place))).start();
  }

  private CompletableFuture<String> find(String place) {
    CompletableFuture<String> found = new CompletableFuture<>();
    client.find(place, found::complete, failure -> log(failure));
    return found;
  }

  private static void print(CompletableFuture<String> found) {
    String coordinates = found.exceptionally(failure -> "unknown").join(); // lostwake:culprit
    if (coordinates.isEmpty()) {
      System.err.println("nowhere");
    }
  }

  private static void log(Exception failure) {
    System.err.println("no coordinates: " + failure.getMessage());
  }

  public static void main(String[] arguments) {
    Serve serve = Serve.on(arguments);
    GeoLookup lookup = new GeoLookup(serve.threads());
    serve.run(() -> lookup.show(" "));
  }
}
