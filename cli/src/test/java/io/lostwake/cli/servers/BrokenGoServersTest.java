package io.lostwake.cli.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.lostwake.model.Diagnosis;
import io.lostwake.model.Finding;
import io.lostwake.model.Frame;
import io.lostwake.model.Snapshot;
import io.lostwake.model.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers that are broken from outside, and the line that it comes down to. */
class BrokenGoServersTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @TempDir Path directory = Path.of(".");

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  @Test
  void natsClientsThatNeverReadAreFoundAtTheWriteToThem() throws Exception {
    Path built = Files.createDirectory(directory.resolve("built"));
    GoServer nats =
        opened(new GoServers(directory).nats(GoBuild.natsServer(built, "go1.27.4"), "1h"));
    NatsClient publisher = opened(NatsClient.reading(nats.port(), "nothing"));
    addDeafClients(nats, 60);
    publish(publisher);
    Snapshot first = awaitBlocked(nats, "server.(*client).flushOutbound", 50);
    addDeafClients(nats, 60);
    publish(publisher);
    awaitBlocked(nats, "server.(*client).flushOutbound", 110);
    Finding finding = worst(Checkup.twice(first, nats));
    // The readers of the same connections are at work, as those of live sessions are.
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(finding.cause()).isEqualTo("slow-wait");
    assertThat(finding.count()).isGreaterThan(100);
    assertCulprit(finding, "(*client).flushOutbound", "client.go");
  }

  @Test
  void aWebhookThatNeverAnswersIsFoundAtTheNotification() throws Exception {
    GoServer alertmanager =
        opened(new GoServers(directory).alertmanager(opened(Webhook.silent()).address(), "1h"));
    for (int alert = 0; alert < 60; alert++) {
      HttpClients.alert(alertmanager, "Early" + alert);
    }
    Snapshot first = awaitBlocked(alertmanager, "webhook.(*Notifier).Notify", 60);
    for (int alert = 0; alert < 60; alert++) {
      HttpClients.alert(alertmanager, "Late" + alert);
    }
    awaitBlocked(alertmanager, "webhook.(*Notifier).Notify", 120);
    Finding finding = worst(Checkup.twice(first, alertmanager));
    assertThat(finding.verdict()).isEqualTo(Verdict.LIKELY);
    assertThat(finding.cause()).isEqualTo("slow-wait");
    assertThat(finding.count()).isEqualTo(120);
    assertCulprit(finding, "alertmanager/notify.request", "util.go");
    assertThat(finding.stack().frames())
        .anyMatch(frame -> frame.function().endsWith("webhook.(*Notifier).Notify"));
  }

  @Test
  void aRegistryWhoseOutputNobodyReadsIsFoundAtTheWriteOfItsLog() throws Exception {
    GoServers.RegistryCommand registry = new GoServers(directory).dockerRegistryCommand();
    // Both streams are one pipe, and this test reads none of it.
    Process process = registry.command().redirectErrorStream(true).start();
    GoServer server =
        opened(
            GoServer.awaitAnswer(
                "docker-registry",
                process,
                Path.of("nobody", "reads", "it"),
                registry.port(),
                registry.profiles()));
    URI missing = server.at("/v2/shop/manifests/missing");
    for (int request = 0; request < 1000; request++) {
      var _ =
          GoServer.HTTP.sendAsync(
              HttpRequest.newBuilder(missing).build(), HttpResponse.BodyHandlers.discarding());
    }
    Snapshot first = awaitBlocked(server, "logrus.(*Entry).log", 100);
    Finding finding = worst(Checkup.twice(first, server));
    assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECT);
    assertThat(finding.cause()).isEqualTo("lock-held-while-blocked");
    assertCulprit(finding, "handlers.(*App).logError", "app.go");
    assertThat(finding.stack().frames())
        .anyMatch(frame -> frame.function().endsWith("logrus.(*Entry).write"));
  }

  private void addDeafClients(GoServer nats, int count) throws IOException {
    for (int client = 0; client < count; client++) {
      opened(NatsClient.deaf(nats.port(), "orders"));
    }
  }

  /** More than the buffers of the sockets take. */
  private static void publish(NatsClient publisher) throws IOException {
    for (int message = 0; message < 16; message++) {
      publisher.publish("orders", 500_000);
    }
  }

  /** A snapshot in which so many goroutines have the call on their stack. */
  private static Snapshot awaitBlocked(GoServer server, String call, int count) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Snapshot snapshot = Checkup.snapshot(server.profiles().toString());
    while (calls(snapshot, call) < count && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(500);
      snapshot = Checkup.snapshot(server.profiles().toString());
    }
    assertThat(calls(snapshot, call)).as("goroutines in %s", call).isGreaterThanOrEqualTo(count);
    return snapshot;
  }

  private static long calls(Snapshot snapshot, String call) {
    Predicate<Frame> isCall = frame -> frame.function().endsWith(call);
    return snapshot.cohorts().stream()
        .filter(cohort -> cohort.stack().frames().stream().anyMatch(isCall))
        .mapToLong(cohort -> cohort.count())
        .sum();
  }

  private static Finding worst(Diagnosis diagnosis) {
    List<Finding> findings = diagnosis.findings();
    assertThat(findings)
        .as("findings; unclear: %s", Checkup.describeUnclear(diagnosis))
        .isNotEmpty();
    return findings.getFirst();
  }

  private static void assertCulprit(Finding finding, String function, String file) {
    Frame culprit = Objects.requireNonNull(finding.culprit());
    assertThat(culprit.function()).as("culprit of %s", finding).endsWith(function);
    assertThat(culprit.fileName()).isEqualTo(file);
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }
}
