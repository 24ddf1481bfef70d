package io.lostwake.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Idle connections of a real HTTP client: a few are a pool, many are a mistake. */
class HttpClientConnectionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path directory = Path.of(".");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Process server = new ProcessBuilder("true").start();
  private String address = "";

  HttpClientConnectionsTest() throws IOException {}

  @BeforeAll
  static void build() throws Exception {
    for (String name : List.of("go.mod", "main.go")) {
      try (InputStream in =
          HttpClientConnectionsTest.class.getResourceAsStream("connections/" + name)) {
        Files.copy(Objects.requireNonNull(in), directory.resolve(name));
      }
    }
    Process compiler =
        new ProcessBuilder("go", "build", "-buildvcs=false", "-o", "connections", ".")
            .directory(directory.toFile())
            .inheritIO()
            .start();
    assertThat(compiler.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(compiler.exitValue()).isZero();
  }

  @BeforeEach
  void start() throws IOException {
    server =
        new ProcessBuilder(directory.resolve("connections").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = server.inputReader(UTF_8);
    address = Objects.requireNonNull(lines.readLine()).replace("listening on ", "");
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.destroyForcibly().waitFor();
  }

  @Test
  void aPoolOfIdleConnectionsIsByDesign() throws Exception {
    request("/shared?n=200");
    Run run = new Run().of("check", "--fail-on", "suspect", address);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Nothing lost was found");
  }

  @Test
  void aTransportForEachRequestIsSuspectAndLikelyWhenTheyGrow() throws Exception {
    request("/transports?n=600");
    Run run = new Run().of("check", address);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("SUSPECT  600 goroutines", "resource-not-closed")
        .contains("600 goroutines, each the reader of a connection of an HTTP client; 250 are")
        .contains("and 600 goroutines: the writer of a connection of an HTTP client")
        .contains("make one http.Client with one Transport")
        .doesNotContain("LIKELY", "PROVEN");
    for (int level = 0; level <= 2; level++) {
      Path dump = directory.resolve("dump." + level);
      http.send(
          HttpRequest.newBuilder(URI.create(address + "/debug/pprof/goroutine?debug=" + level))
              .timeout(PATIENCE)
              .build(),
          HttpResponse.BodyHandlers.ofFile(dump));
      assertThat(new Run().of("check", dump.toString()).out())
          .as("debug=%d", level)
          .contains("SUSPECT  600 goroutines", "make one http.Client");
    }
    Run twice =
        new Run()
            .pause(duration -> request("/transports?n=50"))
            .of("check", "--wait", "1s", address);
    assertThat(twice.exitCode()).isEqualTo(1);
    assertThat(twice.out()).contains("LIKELY   650 goroutines", "50 more after");
  }

  @Test
  void bodiesThatNobodyClosesAreAFindingOfTheirOwn() throws Exception {
    request("/bodies?n=600");
    Run run = new Run().of("check", address);
    assertThat(run.out())
        .contains("600 goroutines", "resource-not-closed", "close the body on every path")
        .doesNotContain("PROVEN", "make one http.Client");
  }

  private void request(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
