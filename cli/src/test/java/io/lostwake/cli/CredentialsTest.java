package io.lostwake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @TempDir private Path directory = Path.of("");

  CredentialsTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void serve() {
    server.createContext(
        "/",
        exchange -> {
          shown.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aPasswordComesFromTheEnvironment() {
    count(new Run().environment("LOSTWAKE_PASSWORD", "s3cret"), "--user", "eve");
    assertThat(shown).contains(basic("eve:s3cret"));
  }

  @Test
  void aPasswordIsAskedForWhereNoneIsGiven() {
    count(
        new Run().prompt(question -> question.equals("Password of eve: ") ? "typed" : ""),
        "--user",
        "eve");
    assertThat(shown).contains(basic("eve:typed"));
  }

  @Test
  void aPasswordMayStandBehindTheName() {
    count(new Run(), "--user", "eve:pass:word");
    assertThat(shown).contains(basic("eve:pass:word"));
  }

  @Test
  void aTokenComesFromAFileOrTheEnvironment() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), "from-file\n");
    count(new Run(), "--bearer-file", file.toString());
    count(new Run().environment("LOSTWAKE_BEARER_TOKEN", "from-environment"));
    assertThat(shown).contains("Bearer from-file", "Bearer from-environment");
  }

  @Test
  void nothingIsShownWithoutBeingTold() {
    count(new Run());
    assertThat(shown).isNotEmpty().containsOnly("null");
  }

  private void count(Run run, String... options) {
    List<String> arguments = new ArrayList<>(List.of("count"));
    arguments.addAll(List.of(options));
    arguments.add("http://127.0.0.1:" + server.getAddress().getPort());
    run.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("401").doesNotContain("s3cret", "typed", "from-");
  }

  private static String basic(String text) {
    return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
