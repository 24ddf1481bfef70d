package io.lostwake.cli.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Servers that are built from the Go module proxy, each with one version of Go. */
final class GoBuild {
  private static final String NATS = "github.com/nats-io/nats-server/v2@v2.15.2";

  private GoBuild() {}

  /** The NATS server as {@code go install} builds it. */
  static Path natsServer(Path directory, String goVersion)
      throws IOException, InterruptedException {
    run(directory, goVersion, Map.of("GOBIN", directory.toString()), "install", NATS);
    return directory.resolve("nats-server");
  }

  /** An MQTT broker: mochi-mqtt with a main that opens a port for clients and one for profiles. */
  static Path mqttBroker(Path directory, String goVersion)
      throws IOException, InterruptedException {
    Path module = Files.createDirectories(directory.resolve("mqttbroker-module"));
    for (String name : List.of("go.mod", "go.sum", "main.go")) {
      try (InputStream in = GoBuild.class.getResourceAsStream("mqttbroker/" + name)) {
        Files.copy(Objects.requireNonNull(in, name), module.resolve(name));
      }
    }
    Path binary = directory.resolve("mqttbroker");
    run(module, goVersion, Map.of(), "build", "-buildvcs=false", "-o", binary.toString(), ".");
    return binary;
  }

  private static void run(
      Path directory, String goVersion, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder go = new ProcessBuilder("go").directory(directory.toFile()).inheritIO();
    go.command().addAll(List.of(arguments));
    go.environment().put("GOTOOLCHAIN", goVersion);
    go.environment().putAll(environment);
    Process compiler = go.start();
    try {
      assertThat(compiler.waitFor(9, TimeUnit.MINUTES)).as("%s ends", go.command()).isTrue();
      assertThat(compiler.exitValue()).as("%s", go.command()).isZero();
    } finally {
      compiler.destroyForcibly();
    }
  }
}
