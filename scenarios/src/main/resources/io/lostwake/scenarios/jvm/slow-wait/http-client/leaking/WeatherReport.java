//lostwake:cause slow-wait
//lostwake:title a request without a timeout waits for a server that does not answer
//lostwake:proof none
//lostwake:reads process
//lostwake:says CompletableFuture

package scenario;

import internal.Serve;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

public final class WeatherReport {
  private final ThreadFactory threads;
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;

  WeatherReport(ThreadFactory threads, URI service) {
    this.threads = threads;
    this.request = HttpRequest.newBuilder(service).build();
  }

  void show() {
    threads.newThread(this::fetch).start();
  }

  private void fetch() {
    try {
      client.send(request, BodyHandlers.ofString()); // lostwake:culprit
    } catch (IOException e) {
      System.err.println("no weather report: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) throws IOException {
    Serve serve = Serve.on(arguments);
    // It has a port and never answers.
    ServerSocket service = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    URI address = URI.create("http://127.0.0.1:" + service.getLocalPort() + "/weather");
    WeatherReport report = new WeatherReport(serve.threads(), address);
    serve.run(report::show);
  }
}
