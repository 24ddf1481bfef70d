package io.lostwake.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.diagnosis.Examiner;
import io.lostwake.golang.EndpointSettings;
import io.lostwake.golang.GoSources;
import io.lostwake.golang.Readers;
import io.lostwake.model.Diagnosis;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that loses nothing: used, left idle, and then no finding from any format. */
class HealthyServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path directory = Path.of(".");

  @ParameterizedTest
  @ValueSource(strings = {"go1.26.8", "go1.27.4"})
  void aServiceOfPoolsSessionsTickersAndQueues(String version) throws Exception {
    for (String name : List.of("go.mod", "main.go")) {
      try (InputStream in = HealthyServerTest.class.getResourceAsStream("healthy/" + name)) {
        Files.copy(Objects.requireNonNull(in), directory.resolve(name));
      }
    }
    ProcessBuilder build =
        new ProcessBuilder("go", "build", "-buildvcs=false", "-o", "healthy", ".")
            .directory(directory.toFile())
            .inheritIO();
    build.environment().put("GOTOOLCHAIN", version);
    Process compiler = build.start();
    assertThat(compiler.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(compiler.exitValue()).isZero();
    Process server =
        new ProcessBuilder(directory.resolve("healthy").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = server.inputReader(UTF_8)) {
      String address = Objects.requireNonNull(lines.readLine()).replace("listening on ", "");
      for (int round = 0; round < 30; round++) {
        get(address + "/work");
        get(address + "/session");
        get(address + "/peer");
      }
      assertHealthy(address);
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  private void assertHealthy(String address) throws Exception {
    assertThat(check(address).findings()).isEmpty();
    for (int level = 0; level <= 2; level++) {
      Path dump = directory.resolve("dump." + level);
      HttpRequest request = request(address + "/debug/pprof/goroutine?debug=" + level);
      http.send(request, HttpResponse.BodyHandlers.ofFile(dump));
      Diagnosis diagnosis = check(dump.toString());
      assertThat(diagnosis.findings()).as("debug=%d", level).isEmpty();
      assertThat(diagnosis.total()).isGreaterThan(10);
    }
  }

  private static Diagnosis check(String source) throws Exception {
    Readers readers = Readers.all();
    GoSources sources =
        new GoSources(
            readers,
            EndpointSettings.DEFAULT,
            InputStream.nullInputStream(),
            InstantSource.system(),
            words -> {});
    return Examiner.withBuiltInKnowledge().examine(List.of(sources.take(source)));
  }

  private int get(String address) throws IOException, InterruptedException {
    return http.send(request(address), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static HttpRequest request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
  }
}
