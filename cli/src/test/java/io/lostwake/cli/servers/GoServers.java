package io.lostwake.cli.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How each server is started: with the settings of its package or README, on ports of 127.0.0.1
 * that are free, with its data in a directory of its own.
 */
final class GoServers {
  private static final String LOCAL = "127.0.0.1:";

  private final Path root;

  /**
   * @param root where every server gets its directory
   */
  GoServers(Path root) {
    this.root = root;
  }

  /**
   * Prometheus, which scrapes ports and sends one alert that always fires.
   *
   * @param targets ports with {@code /metrics}
   * @param alertmanager its port
   */
  GoServer prometheus(List<Integer> targets, int alertmanager)
      throws IOException, InterruptedException {
    int port = GoServer.freePort();
    Path directory = directory("prometheus");
    Files.writeString(
        directory.resolve("rules.yml"),
        "groups: [{name: all, rules: [{alert: Always, expr: 'vector(1)'}]}]");
    Path configuration =
        Files.writeString(
            directory.resolve("prometheus.yml"),
            """
            global: {scrape_interval: 1s, evaluation_interval: 1s}
            rule_files: [rules.yml]
            alerting: {alertmanagers: [{static_configs: [{targets: ['127.0.0.1:%d']}]}]}
            scrape_configs: [{job_name: servers, static_configs: [{targets: %s}]}]
            """
                .formatted(
                    alertmanager,
                    targets.stream().map(target -> "'" + LOCAL + target + "'").toList()));
    return start(
        "prometheus",
        port,
        port,
        "prometheus",
        "--config.file=" + configuration,
        "--storage.tsdb.path=" + directory.resolve("data"),
        "--web.listen-address=" + LOCAL + port);
  }

  /** Alertmanager, which tells every group of alerts to a webhook. */
  GoServer alertmanager(String webhook, String groupInterval)
      throws IOException, InterruptedException {
    int port = GoServer.freePort();
    Path directory = directory("alertmanager");
    Path configuration =
        Files.writeString(
            directory.resolve("alertmanager.yml"),
            """
            route:
              receiver: hook
              group_by: [alertname]
              group_wait: 1s
              group_interval: %s
              repeat_interval: %s
            receivers: [{name: hook, webhook_configs: [{url: '%s'}]}]
            """
                .formatted(groupInterval, groupInterval, webhook));
    return start(
        "alertmanager",
        port,
        port,
        "prometheus-alertmanager",
        "--config.file=" + configuration,
        "--storage.path=" + directory.resolve("data"),
        "--web.listen-address=" + LOCAL + port,
        "--cluster.listen-address=");
  }

  GoServer etcd() throws IOException, InterruptedException {
    int port = GoServer.freePort();
    String peers = "http://" + LOCAL + GoServer.freePort();
    return start(
        "etcd",
        port,
        port,
        "etcd",
        "--data-dir=" + directory("etcd").resolve("data"),
        "--enable-pprof",
        "--listen-client-urls=http://" + LOCAL + port,
        "--advertise-client-urls=http://" + LOCAL + port,
        "--listen-peer-urls=" + peers,
        "--initial-advertise-peer-urls=" + peers,
        "--initial-cluster=default=" + peers);
  }

  GoServer dockerRegistry() throws IOException, InterruptedException {
    RegistryCommand registry = dockerRegistryCommand();
    return GoServer.start(
        "docker-registry",
        registry.command(),
        directory("docker-registry").resolve("output"),
        registry.port(),
        registry.profiles());
  }

  /**
   * A docker-registry that is ready to be started.
   *
   * @param command it
   * @param port where it will serve clients
   * @param profiles where it will serve its profiles
   */
  record RegistryCommand(ProcessBuilder command, int port, int profiles) {}

  RegistryCommand dockerRegistryCommand() throws IOException {
    int port = GoServer.freePort();
    int profiles = GoServer.freePort();
    Path directory = directory("docker-registry");
    Path configuration =
        Files.writeString(
            directory.resolve("config.yml"),
            """
            version: 0.1
            storage: {filesystem: {rootdirectory: '%s'}}
            http: {addr: '127.0.0.1:%d', debug: {addr: '127.0.0.1:%d'}}
            """
                .formatted(directory.resolve("data"), port, profiles));
    return new RegistryCommand(
        new ProcessBuilder("docker-registry", "serve", configuration.toString()), port, profiles);
  }

  /** Caddy, which serves a file and passes {@code /v2/} on to another port. */
  GoServer caddy(int upstream) throws IOException, InterruptedException {
    int port = GoServer.freePort();
    int admin = GoServer.freePort();
    Path directory = directory("caddy");
    Files.writeString(directory.resolve("page.txt"), "hello\n".repeat(10_000));
    Path configuration =
        Files.writeString(
            directory.resolve("Caddyfile"),
            """
            {
              admin 127.0.0.1:%d
            }
            http://127.0.0.1:%d {
              encode gzip
              reverse_proxy /v2/* 127.0.0.1:%d
              root * %s
              file_server
              log {
                output file %s
              }
            }
            """
                .formatted(admin, port, upstream, directory, directory.resolve("access.log")));
    return start(
        "caddy",
        port,
        admin,
        "env",
        "XDG_DATA_HOME=" + directory,
        "XDG_CONFIG_HOME=" + directory,
        "caddy",
        "run",
        "--config=" + configuration);
  }

  /**
   * The NATS server with JetStream.
   *
   * @param writeDeadline how long a write to a client may take, {@code 10s} by default
   */
  GoServer nats(Path binary, String writeDeadline) throws IOException, InterruptedException {
    int port = GoServer.freePort();
    int profiles = GoServer.freePort();
    Path directory = directory("nats");
    Path configuration =
        Files.writeString(
            directory.resolve("nats.conf"),
            """
            listen: 127.0.0.1:%d
            http: 127.0.0.1:%d
            prof_port: %d
            write_deadline: "%s"
            jetstream { store_dir: '%s' }
            """
                .formatted(
                    port, GoServer.freePort(), profiles, writeDeadline, directory.resolve("data")));
    return start("nats-server", port, profiles, binary.toString(), "-c", configuration.toString());
  }

  GoServer mqttBroker(Path binary) throws IOException, InterruptedException {
    int port = GoServer.freePort();
    int profiles = GoServer.freePort();
    return start("mochi-mqtt", port, profiles, binary.toString(), LOCAL + port, LOCAL + profiles);
  }

  private GoServer start(String name, int port, int profiles, String... command)
      throws IOException, InterruptedException {
    return GoServer.start(
        name, new ProcessBuilder(command), directory(name).resolve("output"), port, profiles);
  }

  private Path directory(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }
}
