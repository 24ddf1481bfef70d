package io.lostwake.cli.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real servers that lose nothing, of three versions of Go: all used at once for a minute, looked at
 * under that load, and again when their clients are still connected and want nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthyGoServersTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final double MOST_UNCLEAR = 0.05;

  /** Of fewer goroutines a single one is already more than the share. */
  private static final long ENOUGH_FOR_A_SHARE = 40;

  /** Where the dumps stay for whoever wants to look. */
  private static final Path DUMPS = Path.of("target", "go-servers");

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Map<String, Map<String, Diagnosis>> underLoad = new LinkedHashMap<>();
  private final Map<String, Map<String, Diagnosis>> idle = new LinkedHashMap<>();

  @BeforeAll
  void useThemForAMinute(@TempDir Path directory) throws Exception {
    GoServers servers = new GoServers(directory);
    Path built = Files.createDirectory(directory.resolve("built"));
    GoServer nats = opened(servers.nats(GoBuild.natsServer(built, "go1.27.4"), "10s"));
    GoServer mqtt = opened(servers.mqttBroker(GoBuild.mqttBroker(built, "go1.26.8")));
    GoServer etcd = opened(servers.etcd());
    GoServer registry = opened(servers.dockerRegistry());
    GoServer caddy = opened(servers.caddy(registry.port()));
    GoServer alertmanager =
        opened(servers.alertmanager(opened(Webhook.answering()).address(), "1s"));
    GoServer prometheus =
        opened(servers.prometheus(List.of(etcd.port(), alertmanager.port()), alertmanager.port()));
    List<GoServer> all = List.of(prometheus, alertmanager, etcd, registry, caddy, nats, mqtt);
    List<NatsClient> natsClients = new ArrayList<>();
    List<MqttClient> mqttClients = new ArrayList<>();
    for (int client = 0; client < 40; client++) {
      natsClients.add(opened(NatsClient.reading(nats.port(), "orders." + client % 4)));
      mqttClients.add(
          opened(MqttClient.subscribed(mqtt.port(), "c" + client, "orders/" + client % 4)));
    }
    for (int watch = 0; watch < 2; watch++) {
      opened(HttpClients.watchEtcd(etcd));
    }
    try (Traffic traffic = new Traffic()) {
      traffic.add(2, round -> HttpClients.usePrometheus(prometheus, round));
      traffic.add(2, round -> HttpClients.useAlertmanager(alertmanager, round));
      traffic.add(4, round -> HttpClients.useEtcd(etcd, round));
      traffic.add(2, round -> HttpClients.useRegistry(registry, round));
      traffic.add(2, round -> HttpClients.useRegistry(caddy, round));
      traffic.add(2, _ -> HttpClients.useFileServer(caddy));
      traffic.add(
          4, round -> natsClients.get(round % 40).publish("orders." + round % 4, round % 5000));
      traffic.add(
          4, round -> mqttClients.get(round % 40).publish("orders/" + round % 4, "order " + round));
      TimeUnit.MILLISECONDS.sleep(MINUTE.toMillis());
      checkUp(all, DUMPS.resolve("load"), underLoad);
    }
    TimeUnit.SECONDS.sleep(5);
    checkUp(all, DUMPS.resolve("idle"), idle);
    writeTable();
  }

  @AfterAll
  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  @Test
  void nothingIsFoundInIdleServers() {
    idle.forEach((server, looks) ->
        looks.forEach((look, diagnosis) ->
            assertThat(diagnosis.findings()).as("%s idle, %s", server, look).isEmpty()));
  }

  @Test
  void nothingAboveSuspectIsFoundUnderLoad() {
    underLoad.forEach((server, looks) ->
        looks.forEach((look, diagnosis) ->
            assertThat(diagnosis.findings())
                .as("%s under load, %s", server, look)
                .noneMatch(finding -> finding.verdict().isAtLeast(Verdict.LIKELY))));
  }

  @Test
  void atMostOneGoroutineInTwentyIsNotExplained() {
    assertExplained("idle", idle);
    assertExplained("under load", underLoad);
  }

  private static void assertExplained(String when, Map<String, Map<String, Diagnosis>> diagnoses) {
    StringBuilder unclear = new StringBuilder();
    Map<String, long[]> sums = new LinkedHashMap<>();
    List<String> tooMany = new ArrayList<>();
    diagnoses.forEach((server, looks) ->
        looks.forEach((look, diagnosis) -> {
          long count = Checkup.unclear(diagnosis);
          long[] sum = sums.computeIfAbsent(look, _ -> new long[2]);
          sum[0] += count;
          sum[1] += diagnosis.total();
          unclear.append(
              "%n%s %s, %s: %d of %d%n%s"
                  .formatted(
                      server,
                      when,
                      look,
                      count,
                      diagnosis.total(),
                      Checkup.describeUnclear(diagnosis)));
          boolean isIdle = when.equals("idle");
          if (isIdle
              && diagnosis.total() >= ENOUGH_FOR_A_SHARE
              && count > diagnosis.total() * MOST_UNCLEAR) {
            tooMany.add(server + ", " + look);
          }
        }));
    sums.forEach((look, sum) ->
        assertThat(sum[0] / (double) sum[1])
            .as("goroutines not explained %s, %s:%s", when, look, unclear)
            .isLessThanOrEqualTo(MOST_UNCLEAR));
    assertThat(tooMany).as("servers with too many not explained:%s", unclear).isEmpty();
  }

  /** One line per server, for docs/field-tests.md. */
  private void writeTable() throws IOException {
    List<String> lines = new ArrayList<>();
    idle.forEach((server, looks) ->
        lines.add(
            "| %s | %s | %s |".formatted(server, cells(looks), cells(underLoad.get(server)))));
    Files.write(DUMPS.resolve("table.md"), lines);
  }

  private static String cells(@Nullable Map<String, Diagnosis> looks) {
    Diagnosis url = Objects.requireNonNull(Objects.requireNonNull(looks).get("url"));
    long findings = looks.values().stream().mapToLong(look -> look.findings().size()).sum();
    return "%d | %d | %d".formatted(url.total(), Checkup.unclear(url), findings);
  }

  private static void checkUp(
      List<GoServer> servers, Path directory, Map<String, Map<String, Diagnosis>> diagnoses)
      throws Exception {
    Files.createDirectories(directory);
    for (GoServer server : servers) {
      diagnoses.put(server.name(), Checkup.of(server, directory, Duration.ofSeconds(5)));
    }
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }
}
